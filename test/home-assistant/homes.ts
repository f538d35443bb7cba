import type { Temporal } from "temporal-polyfill";
import { BOTH_DIRECTIONS, PEAK_OFF_PEAK, TEMPO } from "../support/meters.ts";
import { tokenFor } from "../support/running.ts";
import { addByToken, addEntry, reload, setOptions } from "./entry.ts";
import { Hass } from "./hass.ts";
import { Gateway, until } from "./home.ts";
import { freePort } from "./ports.ts";
import { stateOf, whenGateway } from "./states.ts";
import { rowsOf, statisticIds } from "./statistics.ts";
import { dayStartMs, daysBetween, lastPublished, type OffPeak } from "./truth.ts";

/** Names of three homes in one Home Assistant, as its entities have them. */
export type HomeName = "maison" | "tempo" | "panneaux";
export const METERS = { maison: PEAK_OFF_PEAK, tempo: TEMPO, panneaux: BOTH_DIRECTIONS } as const;

export const PRICES = { price_peak: 0.2146, price_off_peak: 0.1696, standing_charge: 0.45 };

const yesterday = (): Temporal.PlainDate => lastPublished(Date.now());
/** Enedis keeps a curve for two years; in the first hours of the first day the import may have begun too late. */
export const curveDays = () => daysBetween(yesterday().subtract({ months: 24 }), yesterday().add({ days: 1 }));
export const firstWholeMs = (): number => dayStartMs(curveDays()[1] ?? yesterday());

/** Three days of last week, as stamps of Enedis. */
export function withheldDays() {
  const day = yesterday().subtract({ days: 6 });
  return { from: `${day} 03:00:00`, until: `${day.add({ days: 2 })} 21:30:00` };
}

interface StoredEntry {
  readonly entry_id: string;
  readonly data: { readonly meters?: readonly { readonly key: string }[]; readonly tokens?: readonly string[] };
}

/** Three homes whose years are in Home Assistant, though its power went off in the middle of the import. */
export class Homes {
  readonly gateway: Gateway;
  readonly hass: Hass;
  readonly #entries: Readonly<Record<HomeName, string>>;

  private constructor(gateway: Gateway, hass: Hass, entries: Readonly<Record<HomeName, string>>) {
    this.gateway = gateway;
    this.hass = hass;
    this.#entries = entries;
  }

  static async imported(makeFolder: (name: string) => string): Promise<Homes> {
    const [gateway, hass] = await Promise.all([
      Gateway.start(makeFolder("gateway")),
      freePort().then((port) => Hass.start(makeFolder("hass"), port)),
    ]);
    // What Enedis answers about this home is odd: each point comes twice, and three days of its curve are not collected yet.
    const meter = METERS.panneaux;
    await gateway.enedis.control({ damage: { kind: "points_twice", meter }, withheld: { ...withheldDays(), meter } });
    const maison = await addEntry(hass, gateway, METERS.maison, "Maison");
    await setOptions(hass, maison, PRICES);
    const tempo = await addByToken(hass, gateway, await tokenFor(METERS.tempo), "Tempo");
    const panneaux = await addByToken(hass, gateway, await tokenFor(meter), "Panneaux");
    await until("a fifth of the import", async () => {
      const state = await stateOf(hass, "sensor.maison_passerelle");
      return Number(state?.attributes.progress ?? 0) > 20;
    });
    await hass.kill();
    await hass.startAgain();
    for (const name of ["maison", "tempo", "panneaux"]) await whenGateway(hass, name, "ok");
    return new Homes(gateway, hass, { maison, tempo, panneaux });
  }

  async stop(): Promise<void> {
    await this.hass.stop();
    await this.gateway.stop();
  }

  entry = (name: HomeName): string => this.#entries[name];

  /** Loads an entry again, which imports what is due, and waits for the end. */
  async importAgain(name: HomeName): Promise<void> {
    await reload(this.hass, this.entry(name));
    await whenGateway(this.hass, name, "ok");
  }

  /** What the entry of a home holds on the disk. */
  stored(name: HomeName): StoredEntry["data"] {
    const { data } = JSON.parse(this.hass.read(".storage/core.config_entries")) as { data: { entries: StoredEntry[] } };
    return data.entries.find(({ entry_id }) => entry_id === this.entry(name))?.data ?? {};
  }

  /** The statistics of a home whose ids end so; all of them with "". */
  async idsOf(name: HomeName, end = ""): Promise<string[]> {
    const key = this.stored(name).meters?.[0]?.key;
    return (await statisticIds(this.hass)).filter((id) => id.startsWith(`conso_api:${key}_`) && id.endsWith(end));
  }

  async rows(name: HomeName, end: string) {
    const [id = ""] = await this.idsOf(name, end);
    return (await rowsOf(this.hass, [id])).get(id) ?? [];
  }

  /** All statistics of ours with all their rows, as text. */
  everything = async (): Promise<string> =>
    JSON.stringify([...(await rowsOf(this.hass, await statisticIds(this.hass)))]);

  /** The off-peak hours that the gateway knows of a home. */
  async offPeak(name: HomeName): Promise<OffPeak> {
    const answer = await fetch(new URL(`/api/v2/meters?prm=${METERS[name]}`, this.gateway.url), {
      headers: { authorization: `Bearer ${await tokenFor(METERS[name])}` },
    });
    return ((await answer.json()) as { meters: { off_peak: OffPeak }[] }).meters[0]?.off_peak ?? [];
  }
}
