import type { Hass } from "./hass.ts";
import { type Gateway, pairOnPage, until } from "./home.ts";

export const DOMAIN = "conso_api";

interface Flow {
  readonly flow_id: string;
  readonly type: string;
  readonly step_id?: string;
  readonly errors?: Readonly<Record<string, string>>;
  readonly reason?: string;
  readonly description_placeholders?: Readonly<Record<string, string>>;
  readonly result?: { readonly entry_id: string };
}

const FLOWS = "/api/config/config_entries/flow";

/** One config flow, as the frontend drives it. */
export class ConfigFlow {
  readonly #hass: Hass;
  #now: Flow;

  private constructor(hass: Hass, now: Flow) {
    this.#hass = hass;
    this.#now = now;
  }

  static async begin(hass: Hass): Promise<ConfigFlow> {
    return new ConfigFlow(hass, await hass.rest<Flow>(FLOWS, { handler: DOMAIN }));
  }

  /** The reauthentication that Home Assistant asks for. */
  static async asked(hass: Hass): Promise<ConfigFlow> {
    const { flow_id } = await until("a reauthentication", async () => {
      const flows =
        await hass.call<{ flow_id: string; handler: string; context: { source: string } }[]>(
          "config_entries/flow/progress",
        );
      return flows.find(({ handler, context }) => handler === DOMAIN && context.source === "reauth");
    });
    return new ConfigFlow(hass, await hass.rest<Flow>(`${FLOWS}/${flow_id}`));
  }

  get now(): Flow {
    return this.#now;
  }

  async answer(fields: object): Promise<Flow> {
    this.#now = await this.#hass.rest<Flow>(`${FLOWS}/${this.#now.flow_id}`, fields);
    return this.#now;
  }

  /** Pairs by script with the code that the progress step shows, and waits for what comes after. */
  async pair(gateway: Gateway, meter: string): Promise<Flow> {
    const { description_placeholders } = await this.answer({ next_step_id: "pair" });
    await pairOnPage(gateway, description_placeholders?.code ?? "", meter);
    return until("the step after pairing", async () => {
      this.#now = await this.#hass.rest<Flow>(`${FLOWS}/${this.#now.flow_id}`);
      return this.#now.type !== "progress" && this.#now;
    });
  }
}

/** Adds one meter by pairing; the id of the entry. */
export async function addEntry(hass: Hass, gateway: Gateway, meter: string, name: string): Promise<string> {
  const flow = await ConfigFlow.begin(hass);
  await flow.answer({ url: gateway.url.origin });
  await flow.pair(gateway, meter);
  const { result } = await flow.answer({ name, energy_page: true });
  if (result === undefined) throw new Error(`no entry: ${JSON.stringify(flow.now)}`);
  return result.entry_id;
}

/** Adds meters by a token that was made beforehand; the id of the entry. */
export async function addByToken(hass: Hass, gateway: Gateway, token: string, name: string): Promise<string> {
  const flow = await ConfigFlow.begin(hass);
  await flow.answer({ url: gateway.url.origin });
  await flow.answer({ next_step_id: "token" });
  await flow.answer({ token });
  const { result } = await flow.answer({ name, energy_page: false });
  if (result === undefined) throw new Error(`no entry: ${JSON.stringify(flow.now)}`);
  return result.entry_id;
}

/** Sets the options as the form does. */
export async function setOptions(hass: Hass, entryId: string, options: Record<string, unknown>): Promise<void> {
  const path = "/api/config/config_entries/options/flow";
  const { flow_id } = await hass.rest<Flow>(path, { handler: entryId });
  const { type, errors } = await hass.rest<Flow>(`${path}/${flow_id}`, {
    days_read_again: 30,
    entities: {},
    ...options,
  });
  if (type !== "create_entry") throw new Error(`the options were refused: ${JSON.stringify(errors)}`);
}

export const reload = (hass: Hass, entryId: string): Promise<unknown> =>
  hass.rest(`/api/config/config_entries/entry/${entryId}/reload`, {});

/** The ids of our entries, oldest first. */
export async function entryIds(hass: Hass): Promise<string[]> {
  const entries = await hass.call<{ entry_id: string; domain: string }[]>("config_entries/get", { domain: DOMAIN });
  return entries.map(({ entry_id }) => entry_id);
}
