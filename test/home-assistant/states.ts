import type { Hass } from "./hass.ts";
import { until } from "./home.ts";

interface State {
  readonly entity_id: string;
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The state of one entity; `undefined` while there is none. */
export async function stateOf(hass: Hass, entityId: string): Promise<State | undefined> {
  const states = await hass.rest<State[]>("/api/states");
  return states.find(({ entity_id }) => entity_id === entityId);
}

/** Waits until the gateway sensor of that meter says so: `ok` is the end of an import. */
export const whenGateway = (hass: Hass, meter: string, word: string): Promise<State> =>
  until(`${meter}: ${word}`, async () => {
    const state = await stateOf(hass, `sensor.${meter}_passerelle`);
    return state?.state === word ? state : null;
  });
