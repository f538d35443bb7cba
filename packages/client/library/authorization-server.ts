import { addressAt } from "./gateway-address.ts";
import { ConsoProblem } from "./problem.ts";

/** Where RFC 8414 §3 puts what a gateway offers to devices. */
export const METADATA_PATH = "/.well-known/oauth-authorization-server";

/** The name of this way to a token (RFC 8628 §3.4). */
export const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

/** The two addresses that a pairing asks. */
export interface PairingAddresses {
  readonly deviceAuthorization: URL;
  readonly token: URL;
}

/** Reads the metadata of a gateway. One that names another issuer, or an address elsewhere, is somebody else's (RFC 8414 §3.3). */
export function pairingAddresses(origin: string, metadata: Readonly<Record<string, unknown>>): PairingAddresses {
  const { issuer, device_authorization_endpoint: device, token_endpoint: token, grant_types_supported } = metadata;
  if (typeof issuer !== "string" || !URL.canParse(issuer) || new URL(issuer).href !== new URL(origin).href) {
    throw new ConsoProblem({
      code: "unexpected_answer",
      title: `The gateway at ${origin} says that it is another one.`,
    });
  }
  const grants = Array.isArray(grant_types_supported) ? grant_types_supported : [DEVICE_GRANT];
  if (typeof device !== "string" || typeof token !== "string" || !grants.includes(DEVICE_GRANT)) throw notOffered();
  return { deviceAuthorization: addressAt(origin, device), token: addressAt(origin, token) };
}

export const notOffered = (): ConsoProblem =>
  new ConsoProblem({
    code: "pairing_not_offered",
    title: "This gateway pairs no devices.",
    remedy: "Consent in a browser, and take the token from there.",
  });
