import type { Context } from "hono";
import { accepted, type Outcome, refused } from "../../shared/refusals/refusal.ts";
import { tokenName } from "../../shared/token/name.ts";
import type { OAuthError } from "./oauth-error.ts";

/** Two codes, a name and a scope, several times over. */
export const LONGEST_FORM_BYTES = 4_000;

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** What a client sends that has a secret, or a key, to prove who it is (RFC 6749 §2.3.1, RFC 7521 §4.2). */
const PROOFS = ["client_secret", "client_assertion"];

/** A parameter that we do not know is ignored, however often it stands there (RFC 6749 §3.2). */
const KNOWN = new Set(["client_id", "scope", "grant_type", "device_code", ...PROOFS]);

/** The parameters of a form; those without a value are as if they were not there, and those we do not know are ignored (RFC 6749 §3.2). */
export type OAuthForm = ReadonlyMap<string, string>;

/** Reads the form of an OAuth endpoint. Codes and names are in the body only: an address is kept in too many places. */
export async function readForm(c: Context): Promise<Outcome<OAuthForm, OAuthError>> {
  if (!FORM.test(c.req.header("content-type") ?? ""))
    return invalid("The body is not application/x-www-form-urlencoded");
  if (new URL(c.req.url).search !== "") return invalid("Parameters go into the body, never into the address");
  const form = new Map<string, string>();
  for (const [name, value] of await formFields(c)) {
    if (value === "" || !KNOWN.has(name)) continue;
    if (form.has(name)) return invalid("A parameter is given more than once");
    form.set(name, value);
  }
  if (c.req.header("authorization") !== undefined || PROOFS.some((name) => form.has(name)))
    return refused({ error: "invalid_client", description: "Clients are public here: send client_id alone" });
  return accepted(form);
}

/** The name that a client gives itself, which its `client_id` is. */
export function clientName(form: OAuthForm): Outcome<string, OAuthError> {
  const clientId = form.get("client_id");
  if (clientId === undefined) return invalid("client_id is missing: the name of your program, as a person reads it");
  const name = tokenName(clientId);
  return name === null ? invalid("client_id is not one line of at most 40 visible characters") : accepted(name);
}

export const invalid = (description: string): Outcome<never, OAuthError> =>
  refused({ error: "invalid_request", description });

/** The fields of a form. The runtime warns of `text()` on a type that is not text. */
export const formFields = async (c: Context): Promise<URLSearchParams> =>
  new URLSearchParams(new TextDecoder().decode(await c.req.arrayBuffer()));
