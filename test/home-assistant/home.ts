import { setTimeout as pause } from "node:timers/promises";
import { runWorker } from "../../local/worker.ts";
import { Browser } from "../support/browser.ts";
import { freshPort } from "../support/gateway-process.ts";
import { answer, consentForDevice } from "../support/pairing.ts";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis } from "../support/running.ts";

/** Ceilings out of the way of an import of years: what is measured here is Home Assistant. */
const WIDE = { ENEDIS_CALLS_PER_SECOND: "200", ENEDIS_CALLS_PER_HOUR: "60000", METER_CALLS_PER_DAY: "100000" };

/** A gateway that can be away for a while: it comes back at its own address, with what it stored. */
export class Gateway {
  readonly url: URL;
  readonly enedis: SimulatedEnedis;
  readonly #stateDir: string;
  #stop: (() => Promise<void>) | null = null;

  private constructor(port: number, enedis: SimulatedEnedis, stateDir: string) {
    this.url = new URL(`http://localhost:${port}`);
    this.enedis = enedis;
    this.#stateDir = stateDir;
  }

  static async start(stateDir: string): Promise<Gateway> {
    const enedis = await startEnedis();
    await enedis.control({ quota: { perSecond: 1000, perHour: 100_000_000 } });
    const gateway = new Gateway(await freshPort(), enedis, stateDir);
    await gateway.comeBack();
    await enedis.control({ callbackUrl: new URL("/api/callback", gateway.url).href });
    return gateway;
  }

  async comeBack(): Promise<void> {
    const { stop } = await runWorker({
      config: "wrangler.toml",
      bundle: "gateway",
      port: Number(this.url.port),
      stateDir: this.#stateDir,
      vars: {
        ...gatewayEnvironment(this.enedis.url),
        ...WIDE,
        SITE_URL: this.url.origin,
        DO_JURISDICTION: "none",
        EU_ONLY: "false",
      },
    });
    this.#stop = stop;
  }

  async goAway(): Promise<void> {
    await this.#stop?.();
    this.#stop = null;
  }

  async stop(): Promise<void> {
    await this.goAway();
    await this.enedis.stop();
  }
}

/** What a person does on the gateway's page with the code that Home Assistant shows: a consent for that meter. */
export async function pairOnPage(gateway: Gateway, code: string, meter: string): Promise<void> {
  const person = new Browser(gateway.url);
  await consentForDevice(person, code, meter);
  await answer(person, { answer: "give" });
}

/** Asks again until it holds; a minute is long for this machine, and five mean that it never comes. */
export async function until<T>(what: string, ask: () => Promise<T | null | false | undefined>): Promise<T> {
  const endMs = Date.now() + 300_000;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > endMs) throw new Error(`not within five minutes: ${what}`);
    await pause(250);
  }
}
