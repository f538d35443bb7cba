/**
 * Cloudflare's data centres on the territory of the European Union or of the European Economic Area, by the IATA code in
 * `request.cf.colo`. Source: the components of https://www.cloudflarestatus.com and https://speed.cloudflare.com/locations
 * (public copies of 7 February 2026 and of earlier years; a code that Cloudflare no longer uses does no harm here).
 * Liechtenstein has none. Switzerland (GVA, ZRH) and the United Kingdom (EDI, LHR, MAN) are in neither. Réunion is part of
 * the Union (article 349 TFEU); New Caledonia (NOU) and French Polynesia (PPT) are not.
 */
export const EU_DATA_CENTRES: Readonly<Record<string, readonly string[]>> = {
  Austria: ["VIE"],
  Belgium: ["BRU"],
  Bulgaria: ["SOF"],
  Croatia: ["ZAG"],
  Cyprus: ["LCA"],
  Czechia: ["PRG"],
  Denmark: ["CPH"],
  Estonia: ["TLL"],
  Finland: ["HEL"],
  France: ["BOD", "CDG", "LYS", "MRS", "RUN"],
  Germany: ["DUS", "FRA", "HAM", "MUC", "STR", "TXL"],
  Greece: ["ATH", "SKG"],
  Hungary: ["BUD"],
  Iceland: ["KEF"],
  Ireland: ["DUB", "ORK"],
  Italy: ["FCO", "MXP", "PMO"],
  Latvia: ["RIX"],
  Lithuania: ["VNO"],
  Luxembourg: ["LUX"],
  Malta: ["MLA"],
  Netherlands: ["AMS"],
  Norway: ["OSL"],
  Poland: ["WAW", "WRO"],
  Portugal: ["LIS"],
  Romania: ["OTP"],
  Slovakia: ["BTS"],
  Slovenia: ["LJU"],
  Spain: ["BCN", "MAD"],
  Sweden: ["ARN", "GOT"],
};

const CODES = new Set(Object.values(EU_DATA_CENTRES).flat());

/** Whether a Cloudflare data centre is in the EU or the EEA. An unknown or absent code is not. */
export const isInsideEu = (colo: unknown): boolean => typeof colo === "string" && CODES.has(colo);
