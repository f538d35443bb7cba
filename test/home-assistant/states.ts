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

/** Waits for the repair of ours whose id begins so, and presses its button as the page of repairs does. */
export async function pressRepair(hass: Hass, beginning: string): Promise<void> {
  const issue = await until(`the repair ${beginning}`, async () => {
    const { issues } = await hass.call<{ issues: { domain: string; issue_id: string }[] }>("repairs/list_issues");
    return issues.find(({ domain, issue_id }) => domain === "conso_api" && issue_id.startsWith(beginning));
  });
  const path = "/api/repairs/issues/fix";
  const { flow_id } = await hass.rest<{ flow_id: string }>(path, { handler: issue.domain, issue_id: issue.issue_id });
  await hass.rest(`${path}/${flow_id}`, {});
}
