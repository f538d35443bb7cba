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
  it.each(["CDG", "LYS", "MRS", "BOD", "FRA", "AMS", "DUB", "WAW", "OSL", "KEF", "RUN"])(
    "the Cloudflare data centre %s is inside the EU or the EEA",
    (colo) => {
      expect(isInsideEu(colo)).toBe(true);
    },
  );

  it.each(["LHR", "MAN", "EDI", "ZRH", "GVA", "JFK", "DFW", "IST", "BEG", "KBP", "NOU", "PPT", "SIN"])(
    "the Cloudflare data centre %s is outside the EU and the EEA",
    (colo) => {
      expect(isInsideEu(colo)).toBe(false);
    },
  );

  it.each([undefined, null, "", "cdg", "CDG ", "XXX", "LOCAL", 42, ["CDG"]])(
    "a data centre given as %j counts as outside the EU and the EEA",
    (colo) => {
      expect(isInsideEu(colo)).toBe(false);
    },
  );
});

describe("the list", () => {
  it("the list of data centres names only EU and EEA states, and all of those that have a data centre", () => {
    expect(Object.keys(EU_DATA_CENTRES).toSorted()).toEqual([...UNION, ...EEA].toSorted());
  });

  it("the list of data centres gives each code once, as IATA writes it", () => {
    const codes = Object.values(EU_DATA_CENTRES).flat();
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
  });
});
