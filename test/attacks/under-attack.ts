import { Browser, codeIn } from "../support/browser.ts";
import { agreeTo, tokenAfter } from "../support/consent.ts";
import { type Running, startBoth } from "../support/running.ts";

/** A gateway under attack: one victim, somebody else, and what each attack has to leave intact. */
export interface UnderAttack extends Running {
  /** A victim who left, agreed to this meter, and holds the address back in hand. */
  readonly victim: (meter: string) => Promise<Victim>;
  /** Somebody else: a browser behind an address of their own. */
  readonly attacker: () => Browser;
}

export interface Victim {
  readonly browser: Browser;
  readonly meter: string;
  /** What Enedis's redirection says: the attacker may have seen it over a shoulder. */
  readonly back: URL;
  /** Goes through with it, from wherever they are: the token. */
  readonly finish: () => Promise<string>;
}

/** Starts the gateway and the simulated Enedis, neither of which slows the tests down by its quota. */
export async function startUnderAttack(): Promise<UnderAttack> {
  const running = await startBoth({ ENEDIS_CALLS_PER_SECOND: "200", ENEDIS_CALLS_PER_HOUR: "60000" });
  await running.enedis.control({ quota: { perSecond: 1000, perHour: 100_000 } });
  let addresses = 0;
  const browser = () => new Browser(running.gateway, { "cf-connecting-ip": `198.51.100.${++addresses % 250}` });
  return {
    ...running,
    attacker: browser,
    victim: async (meter) => {
      const own = browser();
      const back = await agreeTo(meter, await own.leave());
      return {
        browser: own,
        meter,
        back,
        finish: async () => {
          await own.open(back);
          return tokenAfter(await own.confirm(meter.slice(-4)), own);
        },
      };
    },
  };
}

/** The number that stands for a meter at Enedis: an integer, which anybody can guess. */
export const authorisationIn = (back: URL): string => back.searchParams.get("autorisation_id") ?? "";

/** The address of a browser's own departure, with a number of the attacker's choice. */
export async function backWith(browser: Browser, autorisationId: string): Promise<string> {
  const state = (await browser.leave()).searchParams.get("state") ?? "";
  return `/api/callback?${new URLSearchParams({ autorisation_id: autorisationId, state })}`;
}

/** Status and code of a page that refuses. */
export const refusalOn = async (page: Response): Promise<[number, string | undefined]> => [
  page.status,
  codeIn(await page.text()),
];
