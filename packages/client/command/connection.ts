import { gatewayOrigin } from "../library/gateway-address.ts";
import { EXIT } from "./exit-code.ts";
import { CommandFailure } from "./failure.ts";
import type { Kept } from "./kept-tokens.ts";

/** What of the command line and the environment says which gateway, and as whom. */
export interface ConnectionOptions {
  readonly gateway?: string | undefined;
  readonly token?: string | undefined;
  /** The invented home, which needs no token. */
  readonly demo?: true | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The origin of the gateway: of the option, else of the environment, else the one that `auth` kept. */
export function gatewayFrom(options: ConnectionOptions, env: Environment, kept: Kept): string {
  const address = options.gateway ?? (env.CONSO_GATEWAY || kept.gateway);
  if (address === null) throw new CommandFailure("noGateway");
  try {
    return gatewayOrigin(address);
  } catch {
    throw new CommandFailure("badGateway");
  }
}

/** A token, and whether it is the kept one. */
export interface FoundToken {
  readonly token: string;
  readonly isKept: boolean;
}

/** The token, by the same order. Of the kept ones only that of this gateway counts. */
export function tokenFrom(options: ConnectionOptions, env: Environment, kept: Kept, gateway: string): FoundToken {
  const given = options.token ?? (env.CONSO_TOKEN || undefined);
  const token = given ?? kept.tokens[gateway];
  if (token === undefined) throw new CommandFailure("noToken", EXIT.token);
  return { token, isKept: given === undefined };
}
