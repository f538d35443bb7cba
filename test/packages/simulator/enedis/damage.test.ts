import { describe, expect, it } from "vitest";
import { DAMAGE_KINDS, type DamageKind } from "../../../../packages/simulator/index.ts";
import { type IndexBody, type MeasureBody, simulated } from "../../../support/simulated.ts";

const HOME = "22516914714270";
const CURVE = "courbe_de_charge_consommation";
const DAYS = { dateDebut: "2026-11-02", dateFin: "2026-11-04" };

const enedis = await simulated();

/** What a measure of the home answers under a damage, or without one. */
async function answered<B>(measure: string, kind: DamageKind | null, meter?: string): Promise<B> {
  await enedis.control({ damage: kind && { kind, ...(meter && { meter }) } });
  const answer = await enedis.measure(measure, { pointId: HOME, ...DAYS });
  expect(answer.status).toBe(200);
  return (await answer.json()) as B;
}
const curve = (kind: DamageKind | null, meter?: string) => answered<MeasureBody>(CURVE, kind, meter);
const listsOf = async (kind: DamageKind | null) => (await curve(kind)).grandeur.map(({ points }) => points);

describe("a damage of bodies", () => {
  it.each(DAMAGE_KINDS)("a damage of kind %s changes the body of a curve, of that meter only", async (kind) => {
    const whole = await curve(null);
    expect(await curve(kind)).not.toEqual(whole);
    expect(await curve(kind, "11111111111111")).toEqual(whole);
    expect(await curve(null)).toEqual(whole);
  });

  it.each<[DamageKind, object]>([
    ["nan", { v: "NaN" }],
    ["dash", { v: "-" }],
    ["decimal_comma", { v: "12,5" }],
    ["null_word", { v: "NULL" }],
    ["exponent", { v: "1.2E3" }],
    ["padded", { v: " 12" }],
    ["many_digits", { v: "1234567890123" }],
    ["negative", { v: "-5" }],
    ["no_stamp", { d: "bientôt" }],
    ["odd_interval", { p: "PT7M" }],
  ])("a damage of kind %s spoils the tenth point alone", async (kind, odd) => {
    const [[whole = []], [damaged]] = [await listsOf(null), await listsOf(kind)];
    expect(damaged).toEqual(whole.map((point, at) => (at === 9 ? { ...point, ...odd } : point)));
  });

  it.each<[DamageKind, number[], object]>([
    ["list_twice", [192], { 96: { d: "2026-11-02 00:30:00" } }],
    ["points_twice", [192], { 1: { d: "2026-11-02 00:30:00" } }],
    ["second_quantity", [96, 96], {}],
    ["corrected_quantity", [96, 96], {}],
    ["hours_too", [96, 96], {}],
    ["off_grid", [97], { 10: { d: "2026-11-02 05:07:00" } }],
    ["far_away", [97], { 10: { d: "2200-11-02 05:00:00" } }],
    ["reversed", [96], { 0: { d: "2026-11-04 00:00:00" } }],
    ["midnight_as_24", [96], { 47: { d: "2026-11-02 24:00:00" }, 95: { d: "2026-11-03 24:00:00" } }],
    ["with_t", [96], { 0: { d: "2026-11-02T00:30:00" } }],
    ["without_seconds", [96], { 0: { d: "2026-11-02 00:30" } }],
  ])("a damage of kind %s makes lists of %j points", async (kind, lengths, some) => {
    const lists = await listsOf(kind);
    expect(lists.map((points) => points.length)).toEqual(lengths);
    for (const [at, point] of Object.entries(some)) expect(lists[0]?.[Number(at)]).toMatchObject(point);
  });

  it("a damage can write the meter as a number, or values in thousands, exactly", async () => {
    expect(await curve("number_prm")).toMatchObject({ idPrm: Number(HOME) });
    const [whole, thousands] = [await curve(null), await curve("thousands")];
    expect(thousands.grandeur[0]).toMatchObject({ unite: "kW" });
    expect(thousands.grandeur[0]?.points.map(({ v }) => Math.round(Number(v) * 1000))).toEqual(
      whole.grandeur[0]?.points.map(({ v }) => Number(v)),
    );
  });

  it("a damage works on the dials of an index reading", async () => {
    const valuesOf = ({ contexte }: IndexBody) => contexte[0]?.grandeur[0]?.cadranTotalisateur.valeur ?? [];
    const whole = valuesOf(await answered<IndexBody>("index_consommation", null));
    const twice = valuesOf(await answered<IndexBody>("index_consommation", "list_twice"));
    const spoilt = await answered<IndexBody>("index_consommation", "nan");
    expect(twice).toEqual([...whole, ...whole]);
    expect(valuesOf(spoilt).map(({ v }) => v)).toEqual([whole[0]?.v, "NaN"]);
    expect(spoilt.contexte[0]?.grandeur[0]?.calendrier[0]?.classeTemporelle[0]?.valeur[1]?.v).toBe("NaN");
  });
});
