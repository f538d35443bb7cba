/** A token object as Home Assistant's frontend keeps it in `localStorage.hassTokens`. */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly expires: number;
  readonly hassUrl: string;
  readonly clientId: string;
}

const PERSON = { name: "Camille", username: "camille", password: "a password of a test", language: "fr" };

/**
 * A part of `.storage`: the steps of onboarding that would set up integrations of other makers, which ask their own servers, are done.
 * The one that makes its owner is left.
 */
export const ONBOARDING = {
  version: 4,
  minor_version: 1,
  key: "onboarding",
  data: { done: ["core_config", "analytics", "integration"] },
};

/** Passes the onboarding of a new Home Assistant by its API, as its pages do. */
export async function onboard(url: URL): Promise<Tokens> {
  const clientId = new URL("/", url).href;
  const { auth_code } = await post<{ auth_code: string }>(new URL("/api/onboarding/users", url), {
    client_id: clientId,
    ...PERSON,
  });
  const answer = await fetch(new URL("/auth/token", url), {
    method: "POST",
    body: new URLSearchParams({ grant_type: "authorization_code", code: auth_code, client_id: clientId }),
  });
  const tokens = (await answer.json()) as Omit<Tokens, "expires" | "hassUrl" | "clientId">;
  const expires = Date.now() + tokens.expires_in * 1000;
  return { ...tokens, expires, hassUrl: url.origin, clientId };
}

async function post<T>(address: URL, body: object): Promise<T> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
