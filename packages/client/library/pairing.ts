import {
  DEVICE_GRANT,
  METADATA_PATH,
  notOffered,
  type PairingAddresses,
  pairingAddresses,
} from "./authorization-server.ts";
import { type DeviceCode, deviceCodeFrom, type PairingPrompt } from "./device-code.ts";
import { addressAt, gatewayOrigin } from "./gateway-address.ts";
import { paceAfter } from "./pace.ts";
import { type Sleep, sleep } from "./patience.ts";
import { ConsoProblem, problemOf, unreachable } from "./problem.ts";

const EXPIRED = "expired_token";

/** A token as a device receives it (RFC 6749 §5.1). */
export interface PairedToken {
  readonly access_token: string;
  readonly token_type: string;
  /** Seconds; absent when the gateway does not say. */
  readonly expires_in?: number;
  readonly scope?: string;
}

/** How a device asks to be paired. */
export interface PairingOptions {
  /** The address of the gateway: `https`, or `http` on this machine. */
  readonly gateway: string | URL;
  /** What the page calls this device, at most 40 characters. */
  readonly name: string;
  /** What the token is to give access to, as `consumption daily`; by default everything. */
  readonly scope?: string | undefined;
  /** The language of errors; English by default. */
  readonly language?: "en" | "fr";
  /** Shows the code to the owner of the device. */
  readonly onCode: (prompt: PairingPrompt) => void;
  readonly signal?: AbortSignal;
  /** `fetch`, the waits and the clock may be replaced. */
  readonly fetch?: typeof fetch;
  readonly sleep?: Sleep;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/**
 * Gets a token for a device without a browser (RFC 8628): shows a code, and waits until somebody typed it elsewhere and consented.
 * Throws a `ConsoProblem`: `access_denied` when that person declined, `expired_token` when the code ended, `pairing_not_offered` when the
 * gateway pairs no devices.
 */
export async function pair(options: PairingOptions): Promise<PairedToken> {
  const { now = Date.now, sleep: wait = sleep, signal, onCode } = options;
  const addresses = await addressesOf(options);
  const code = await deviceCodeOf(options, addresses, now());
  onCode(code.prompt);
  for (let { pace } = code; ; ) {
    // An answer behind the end of the code is `expired_token` anyway.
    if (now() + pace.pauseSeconds * 1000 > code.prompt.endsAt.getTime()) throw expired();
    await wait(pace.pauseSeconds * 1000, signal);
    const answer = await poll(options, addresses, code);
    if (!(answer instanceof ConsoProblem)) return answer;
    if (answer.code === EXPIRED) throw expired();
    const next = paceAfter(answer, pace);
    if (next === null) throw answer;
    pace = next;
  }
}

async function addressesOf(options: PairingOptions): Promise<PairingAddresses> {
  const origin = gatewayOrigin(options.gateway);
  const response = await send(options, addressAt(origin, METADATA_PATH));
  if (response.status === 404) throw notOffered();
  if (!response.ok) throw await problemOf(response);
  return pairingAddresses(origin, await membersOf(response));
}

async function deviceCodeOf(options: PairingOptions, addresses: PairingAddresses, nowMs: number): Promise<DeviceCode> {
  const { name, scope } = options;
  const form = new URLSearchParams({ client_id: name, ...(scope !== undefined && { scope }) });
  const response = await send(options, addresses.deviceAuthorization, form);
  if (response.ok) return deviceCodeFrom(await membersOf(response), nowMs);
  throw await problemOf(response);
}

/** Asks once whether the token is there: gives it, or why it is not. */
async function poll(
  options: PairingOptions,
  { token }: PairingAddresses,
  { deviceCode }: DeviceCode,
): Promise<PairedToken | ConsoProblem> {
  const form = new URLSearchParams({ grant_type: DEVICE_GRANT, device_code: deviceCode, client_id: options.name });
  try {
    const response = await send(options, token, form);
    if (!response.ok) return await problemOf(response);
    const members = await membersOf(response);
    return isToken(members)
      ? members
      : new ConsoProblem({ code: "unexpected_answer", title: "The gateway gave no token.", status: response.status });
  } catch (error) {
    if (error instanceof ConsoProblem) return error;
    throw error;
  }
}

async function send(options: PairingOptions, address: URL, form?: URLSearchParams): Promise<Response> {
  const { fetch: given = fetch, language = "en", signal = null } = options;
  try {
    return await given(address, {
      method: form === undefined ? "GET" : "POST",
      redirect: "error",
      signal,
      headers: { accept: "application/json", "accept-language": language },
      body: form ?? null,
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw unreachable(error);
  }
}

/** The members of an answer; one that is no JSON object has none. */
async function membersOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const value: unknown = await response.json().catch(() => null);
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** The token is used as a bearer's only (RFC 6750). */
const isToken = (members: object): members is PairedToken =>
  "access_token" in members &&
  typeof members.access_token === "string" &&
  "token_type" in members &&
  `${members.token_type}`.toLowerCase() === "bearer";

const expired = (): ConsoProblem =>
  new ConsoProblem({ code: EXPIRED, title: "The code ended before anybody used it.", retryable: true });
