import { isIP } from "node:net";
import { connect, type SecureVersion, type TLSSocket } from "node:tls";

/** What a TLS server shows of itself. */
export interface Certificate {
  /** Why this machine does not trust it; `null` when it does. */
  readonly distrust: string | null;
  readonly endsAtMs: number;
  readonly protocol: string | null;
  /** It also speaks a version older than 1.2 (RFC 8996). */
  readonly isOldSpoken: boolean;
}

const TIMEOUT_MS = 10_000;

/** Looks at the certificate of a host, and whether it accepts TLS 1.1. `null`: nothing speaks TLS there. */
export async function certificateOf(url: URL): Promise<Certificate | null> {
  const [now, old] = await Promise.all([shake(url), shake(url, "TLSv1.1")]);
  return now === null ? null : { ...now, isOldSpoken: old !== null };
}

function shake(url: URL, newest?: SecureVersion): Promise<Omit<Certificate, "isOldSpoken"> | null> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return new Promise((resolve) => {
    const socket: TLSSocket = connect({
      host,
      port: Number(url.port || 443),
      // A server is asked for by its name; an address is none (RFC 6066 §3).
      ...(isIP(host) === 0 && { servername: host }),
      // The connection is only looked at: nothing is sent over it.
      rejectUnauthorized: false,
      timeout: TIMEOUT_MS,
      ...(newest !== undefined && { minVersion: newest, maxVersion: newest, ciphers: "DEFAULT@SECLEVEL=0" }),
    });
    const end = (seen: Omit<Certificate, "isOldSpoken"> | null) => {
      socket.destroy();
      resolve(seen);
    };
    socket.once("error", () => end(null)).once("timeout", () => end(null));
    socket.once("secureConnect", () => {
      const { authorized, authorizationError } = socket;
      end({
        distrust: authorized ? null : String(authorizationError),
        endsAtMs: Date.parse(socket.getPeerCertificate().valid_to),
        protocol: socket.getProtocol(),
      });
    });
  });
}
