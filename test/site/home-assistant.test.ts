import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { LINKY, PROGRAMS } from "../../shared/texts/connect.fr.ts";

/**
 * How Home Assistant makes an entity id of a name (`homeassistant.util.slugify`, which is python-slugify with "_"): a straight quote
 * separates, a typographic one becomes straight only later and is dropped.
 */
const slugOf = (name: string): string =>
  name
    .replaceAll("'", "_")
    .replaceAll("’", "")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");

interface Configuration {
  readonly rest: readonly {
    readonly sensor: readonly { readonly name: string; readonly unit_of_measurement: string }[];
  }[];
  readonly automation: readonly {
    readonly actions: readonly { readonly target: { readonly entity_id: string } }[];
  }[];
}

describe("the example for Home Assistant", () => {
  const { rest, automation } = parse(PROGRAMS.find(({ id }) => id === "home-assistant")?.code ?? "") as Configuration;

  it("the example for Home Assistant updates the sensor that it declares, by the identifier it gets there", () => {
    const declared = rest.flatMap(({ sensor }) => sensor.map(({ name }) => `sensor.${slugOf(name)}`));
    const updated = automation.flatMap(({ actions }) => actions.map(({ target }) => target.entity_id));
    expect(updated).toEqual(declared);
  });

  it("the example for Home Assistant names its sensor so that no rule about apostrophes matters", () => {
    expect(slugOf("Consommation d’hier")).toBe("consommation_dhier");
    expect(slugOf("Consommation d'hier")).toBe("consommation_d_hier");
    for (const { sensor } of rest) for (const { name } of sensor) expect(name).toMatch(/^[\w ]+$/);
  });

  it("the example for Home Assistant has a configuration of HA Linky that names the meter and the token", () => {
    expect(parse(LINKY.homeAssistant.configuration)).toMatchObject({
      meters: [{ prm: "PRM", token: "JETON", production: false }],
    });
  });
});
