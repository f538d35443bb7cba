import { describe, expect, it } from "vitest";
import { EU_DATA_CENTRES, isInsideEu } from "../../../shared/config/eu-data-centres.ts";

/** The 27 members and the three EEA states; Liechtenstein has no data centre. */
const UNION = [
  "Austria Belgium Bulgaria Croatia Cyprus Czechia Denmark Estonia Finland France Germany Greece Hungary Ireland Italy",
  "Latvia Lithuania Luxembourg Malta Netherlands Poland Portugal Romania Slovakia Slovenia Spain Sweden",
]
  .join(" ")
  .split(" ");
const EEA = ["Iceland", "Norway"];

describe("a data centre of Cloudflare", () => {
  it.each(["CDG", "LYS", "MRS", "BOD", "FRA", "AMS", "DUB", "WAW", "OSL", "KEF", "RUN"])("%s is inside", (colo) => {
    expect(isInsideEu(colo)).toBe(true);
  });

  it.each(["LHR", "MAN", "EDI", "ZRH", "GVA", "JFK", "DFW", "IST", "BEG", "KBP", "NOU", "PPT", "SIN"])(
    "%s is outside",
    (colo) => {
      expect(isInsideEu(colo)).toBe(false);
    },
  );

  it.each([undefined, null, "", "cdg", "CDG ", "XXX", "LOCAL", 42, ["CDG"]])("told as %j is outside", (colo) => {
    expect(isInsideEu(colo)).toBe(false);
  });
});

describe("the list", () => {
  it("names states of the EU and the EEA, all that have a data centre, and no other", () => {
    expect(Object.keys(EU_DATA_CENTRES).toSorted()).toEqual([...UNION, ...EEA].toSorted());
  });

  it("gives each code once, as IATA writes it", () => {
    const codes = Object.values(EU_DATA_CENTRES).flat();
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
  });
});
