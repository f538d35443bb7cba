import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Application } from "./enedis/application.ts";
import { listenerFor } from "./node/listener.ts";
import { createSimulator, ECO2MIX_PATH, TEMPO_PATH } from "./simulator.ts";

export interface SimulatorOptions {
  /** 8788 by default; 0 picks a free one. */
  readonly port?: number;
  /** The address to listen at: this machine alone by default. */
  readonly host?: string;
  /** The application that Enedis knows; what is left out is that of `DEMO`. */
  readonly application?: Partial<Application>;
  /** More applications of the same company: each has calls and consents of its own. */
  readonly others?: readonly Application[];
  /** The clock, in ms since the epoch: the machine's by default. */
  readonly now?: () => number;
}

export interface RunningSimulator {
  readonly enedis: URL;
  readonly eco2mix: URL;
  /** Below it each publisher of the colours of Tempo has a path: `rte/`, `couleur_tempo/`, `rte_api/`. */
  readonly tempo: URL;
  readonly application: Application;
  /** Ends every connection, answered or not. */
  readonly stop: () => Promise<void>;
}

export const DEFAULT_PORT = 8788;

/** The application that Enedis knows when the options name no other. */
export const DEMO: Application = {
  clientId: "demo",
  clientSecret: "demo-secret",
  callbackUrl: "http://localhost:8787/api/callback",
};

/** Starts Enedis, éCO2mix and the publishers of the colours of Tempo on one port, and resolves once they answer. Rejects when the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<RunningSimulator> {
  const { port = DEFAULT_PORT, host = "127.0.0.1", now = () => Date.now() } = options;
  const application = { ...DEMO, ...options.application };
  const server = createServer(listenerFor(createSimulator({ now, application, others: options.others })));
  // A program that is busy for a while would else send on a connection that is closed in the same moment.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, () => resolve());
  });
  const { port: taken } = server.address() as AddressInfo;
  const enedis = new URL(`http://localhost:${taken}`);
  return {
    enedis,
    eco2mix: new URL(`${ECO2MIX_PATH}/`, enedis),
    tempo: new URL(`${TEMPO_PATH}/`, enedis),
    application,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
