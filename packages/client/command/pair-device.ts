import { hostname } from "node:os";
import type { PairingPrompt } from "../library/device-code.ts";
import { pair } from "../library/pairing.ts";
import { ConsoProblem } from "../library/problem.ts";
import type { ObtainToken } from "./auth.ts";
import { filled } from "./language.ts";
import type { Session } from "./session.ts";

/** What may be said about this device to the person who is asked. */
export interface PairingWish {
  readonly name?: string | undefined;
  readonly scope?: string | undefined;
}

/** What the gateway shows of a name. */
const LONGEST_NAME = 40;

/** Gets the token by a code that somebody types on another device (RFC 8628). `otherwise` stands in at a gateway that pairs none. */
export function pairDevice(session: Session, { name, scope }: PairingWish, otherwise: ObtainToken | null): ObtainToken {
  const { language, terminal } = session;
  return async (gateway) => {
    try {
      const { access_token } = await pair({
        gateway,
        name: name ?? `conso (${hostname()})`.slice(0, LONGEST_NAME),
        scope,
        language,
        onCode: (prompt) => terminal.stderr.write(inWords(prompt, session)),
      });
      return access_token;
    } catch (error) {
      const isNotOffered = error instanceof ConsoProblem && error.code === "pairing_not_offered";
      if (otherwise !== null && isNotOffered) return otherwise(gateway);
      throw error;
    }
  };
}

function inWords({ userCode, page, pageWithCode, endsAt }: PairingPrompt, { language, words }: Session): string {
  const { pair: sentences } = words.auth;
  const time = endsAt.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
  const direct = pageWithCode === null ? "" : `${sentences.direct}\n\n  ${pageWithCode}\n\n`;
  return `${sentences.page}\n\n  ${page}\n\n${sentences.code}\n\n  ${userCode}\n\n${direct}${filled(sentences.wait, { time })}\n`;
}
