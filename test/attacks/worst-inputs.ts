import { randomUUID } from "node:crypto";
import { startDeparture } from "../../shared/consent/departure.ts";
import { sealJourneys } from "../../shared/consent/journey.ts";
import { FRENCH_LOW_VOLTAGE } from "../../shared/impact/v1.0.0/factors/factors.ts";
import { keyedHash } from "../../shared/keyed-hash.ts";
import { type MeasureName, V5_KINDS } from "../../shared/measures/measures.ts";
import type { UserCode } from "../../shared/pairing/user-code.ts";
import { formKey, newVisit, sealVisit } from "../../shared/pairing/visit.ts";
import { addDays, type Day, dayStartMs, daysOf, wallText } from "../../shared/paris-time.ts";
import { OFFERED, SERIES } from "../../shared/readings/series.ts";
import { sealRemembered } from "../../shared/token/remembered.ts";
import { issueToken } from "../../shared/token/token.ts";
import { home, METER } from "../support/meters.ts";
import { DATA_ROUTES } from "../support/routes.ts";
import { tokenFor } from "../support/running.ts";
import { TOKEN_SECRET } from "../support/secrets.ts";
import { many, WEEK, worstBodies, YEAR } from "./worst-bodies.ts";

/** A request that is made to cost as much as it can. */
export interface WorstInput {
  readonly what: string;
  /** What one point that it delivers is made of: 48 half hours of a day. */
  readonly partsOfPoint?: number;
  readonly path: string;
  readonly method?: "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What Enedis answers to every call that it makes. */
  readonly enedis?: string;
}

type Make = (path: string) => Promise<readonly WorstInput[]> | readonly WorstInput[];

const TODAY = "2026-11-30" as Day;

/** Enough to tell a walk over pairs of points from one over points. */
const ENEDIS_BYTES = 600_000;

/** What a stranger can send to any address. */
export const sentAnywhere: Make = (path) => [
  { what: "a parameter, 1 500 times", path: `${path}?${"start=1&".repeat(1_500)}` },
  { what: "1 500 parameters", path: `${path}?${Array.from({ length: 1_500 }, (_, n) => `p${n}=&`).join("")}` },
  { what: "long lists in headers", path, headers: LONG_HEADERS },
  { what: "20 000 unknown fields", path, ...UNKNOWN_FIELDS },
  { what: "a form of 10 000 fields", path, ...form("token=a&".repeat(10_000)) },
];

const numbered = (count: number) => Array.from({ length: count }, (_, n) => [`f${n}`, 0] as const);
const LONG_HEADERS = {
  accept: Array.from({ length: 700 }, (_, n) => `a/${n};q=0.${n}`).join(),
  "accept-language": Array.from({ length: 700 }, (_, n) => `a${n};q=0.${n}`).join(),
  "if-none-match": Array.from({ length: 700 }, (_, n) => `"a${n}"`).join(),
  cookie: Array.from({ length: 700 }, (_, n) => `__Host-consent-${n}=${n}`).join("; "),
};
const json = (body: string) => ({ method: "POST", headers: { "content-type": "application/json" }, body }) as const;
const form = (body: string) =>
  ({ method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body }) as const;

const UNKNOWN_FIELDS = json(JSON.stringify(Object.fromEntries(numbered(20_000))));

/** A token of its own for each request, so that no limit on one is met. */
const holder = async (...meters: string[]) => ({
  authorization: `Bearer ${await tokenFor(...(meters.length === 0 ? [METER] : meters))}`,
});
const asHolder =
  (make: Make): Make =>
  async (path) =>
    Promise.all(
      (await make(path)).map(async (input) => ({ ...input, headers: { ...(await holder()), ...input.headers } })),
    );

/** Reads nothing of a request but its address. */
const nothing: Make = () => [];

const query = (parameters: Readonly<Record<string, string>>) => `?${new URLSearchParams(parameters)}`;

const periodOf = (measure: MeasureName) => (SERIES_OF_CURVES.has(measure) ? WEEK : YEAR);
const SERIES_OF_CURVES = new Set<MeasureName>(["courbe_de_charge_consommation", "courbe_de_charge_production"]);

const frozenReading = (name: (typeof DATA_ROUTES)[number]["name"]): Make =>
  asHolder((path) => {
    const measure = name in V5_KINDS ? V5_KINDS[name as keyof typeof V5_KINDS] : (name as MeasureName);
    const { start, end } = periodOf(measure);
    const address = `${path}${query({ prm: METER, start, end })}`;
    return Object.entries(worstBodies(measure, ENEDIS_BYTES)).map(([what, enedis]) => ({
      what,
      path: address,
      enedis,
    }));
  });

const demo =
  (kind: string): Make =>
  (path) =>
    ["2025-11-29", "2024-11-29", "2023-11-29"].map((start) => ({
      what: `all days since ${start}`,
      path: `${path}${query({ start, end: TODAY })}`,
      partsOfPoint: kind.endsWith("load_curve") ? 1 : 48,
    }));

const inventedSeries =
  (name: keyof typeof SERIES): Make =>
  (path) => {
    const partsOfPoint = SERIES[name].family === "load_curve" ? 1 : 48;
    const windows = {
      "999 years": { last: "P999Y" },
      "the last day of a month": { start: "2026-10-31", end: "2026-11-01" },
    };
    return [
      ...Object.entries(windows).map(([what, window]) => ({ what, path: `${path}${query(window)}`, partsOfPoint })),
      { what: "a long cursor", path: `${path}${query({ cursor: "a.".repeat(5_000) })}` },
    ];
  };
const inventedDiagnosis: Make = (path) =>
  OFFERED.map(({ direction, series: name }) => ({
    what: `999 years of ${direction}/${name}`,
    path: `${path}${query({ measure: `${direction}/${name}`, last: "P999Y" })}`,
  }));

/** So many members, so many in each object. */
const inObjects = (count: number, each: number, member: (n: number) => readonly [string, unknown]) =>
  Array.from({ length: Math.floor(count / each) }, (_, at) =>
    Object.fromEntries(Array.from({ length: each }, (_, n) => member(at * each + n))),
  );

/** Two points that are the same in all but their year. */
const farAway = (measure: MeasureName) => {
  const [known] = Object.values(worstBodies(measure, ENEDIS_BYTES));
  const { grandeur } = JSON.parse(known ?? "") as { grandeur?: { points: { d: string }[] }[] };
  const [quantity] = grandeur ?? [];
  if (quantity === undefined) return known ?? "";
  const [one] = quantity.points.toSorted(({ d: a }, { d: b }) => (a < b ? -1 : 1)).slice(5);
  const points = [one, { ...one, d: `2200${one?.d.slice(4)}` }];
  return JSON.stringify({ ...JSON.parse(known ?? ""), grandeur: [{ ...quantity, points }] });
};

const series = (direction: "consumption" | "production", name: keyof typeof SERIES): Make =>
  asHolder((path) => {
    const measure = SERIES[name].measures[direction];
    if (measure === null) return [];
    const { start, end } = periodOf(measure);
    const address = `${path}${query({ prm: METER, start, end })}`;
    const bodies = Object.entries(worstBodies(measure, ENEDIS_BYTES)).map(([what, enedis]) => ({
      what,
      path: address,
      enedis,
    }));
    const enedis = farAway(measure);
    const prices = Array.from({ length: 1_000 }, (_, n) => `R${n}:0.1`).join();
    return [
      ...bodies,
      { what: "999 years", path: `${path}${query({ prm: METER, last: "P999Y" })}`, enedis },
      { what: "1 000 prices", path: `${path}.csv${query({ prm: METER, start, end, price: prices })}`, enedis },
      { what: "a long cursor", path: `${path}${query({ cursor: "a.".repeat(5_000) })}`, enedis },
    ];
  });

const curve = (points: readonly object[]) => json(JSON.stringify({ loadCurve: points }));
const point = (date: string) => ({ date, value: 1 });
const clockAt = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${minute % 60 === 0 ? "00" : "30"}:00`;
const atHalfPastMidnight = (day: string) => point(`${day} 00:30:00`);
const wide = (days: number, perDay: number) =>
  daysOf("2022-01-01" as Day, addDays("2022-01-01" as Day, days)).flatMap((day) =>
    Array.from({ length: perDay }, (_, half) => point(`${day} ${clockAt(3 * 60 + 30 * (half + 1))}`)),
  );
/** As many days as so many points may lie apart, and no point more than has room in 2 MB. */
const WIDE = wide(1_640, 27);
/** The same for the points that need no token. */
const WIDE_WITHOUT_TOKEN = wide(1_160, 17);
const HALF_HOUR_MS = 1_800_000;
const DENSE = Array.from({ length: 48_000 }, (_, n) =>
  point(wallText(dayStartMs("2024-01-01" as Day) + (n + 1) * HALF_HOUR_MS)),
);

const SIMULATIONS: readonly Omit<WorstInput, "path">[] = [
  { what: "two points that are 8 000 years apart", ...curve(["1000-01-01", "9000-01-01"].map(atHalfPastMidnight)) },
  { what: "two points that are 90 years apart", ...curve(["2005-01-01", "2095-01-01"].map(atHalfPastMidnight)) },
  {
    what: "two points that are as far apart as any",
    ...curve(["2024-10-01", "2026-10-22"].map(atHalfPastMidnight)),
  },
  { what: "44 000 points on as many days as they may", ...curve(WIDE) },
  { what: "20 000 points on as many days as they may", ...curve(WIDE_WITHOUT_TOKEN) },
  { what: "20 000 half hours", ...curve(DENSE.slice(0, 20_000)) },
  { what: "48 000 half hours", ...curve(DENSE) },
  { what: "52 000 empty points", ...curve(Array.from({ length: 52_000 }, () => ({}))) },
  {
    what: "18 000 points of a wrong step",
    ...curve(Array.from({ length: 18_000 }, () => ({ ...atHalfPastMidnight("2026-11-01"), interval_length: "PT1M" }))),
  },
  {
    what: "1 000 consumptions",
    ...json(JSON.stringify({ consumptions: Array(1_000).fill({ processId: FRENCH_LOW_VOLTAGE, amount: 1 }) })),
  },
  { what: "a field with a name of 1.9 MB", ...json(JSON.stringify({ ["x".repeat(1_900_000)]: 0 })) },
  {
    what: "names that come once each",
    ...json(JSON.stringify({ loadCurve: inObjects(160_000, 50, (n) => [`f${n}`, 0]) })),
  },
  {
    what: "short texts that come once each",
    ...json(JSON.stringify({ loadCurve: inObjects(150_000, 3, (n) => [`f${n % 3}`, `${n}`]) })),
  },
  {
    what: "a list of short texts",
    ...json(JSON.stringify({ loadCurve: Array.from({ length: 210_000 }, (_, n) => `${n}`) })),
  },
  { what: "600 000 empty objects", ...json(JSON.stringify({ loadCurve: Array(600_000).fill({}) })) },
  { what: "two million brackets", ...json(`{"loadCurve":${"[".repeat(990_000)}${"]".repeat(990_000)}}`) },
];
const simulations: Make = (path) => SIMULATIONS.map((input) => ({ ...input, path }));
const simulator: Make = async (path) => [
  ...(await simulations(path)),
  ...(await asHolder(simulations)(path)).map((input) => ({ ...input, what: `${input.what}, with a token` })),
];

/** Contracts of Enedis's: one of the three bodies that a meter needs, with as many entries as there is room for. */
const programme = (period: (at: number) => object) =>
  JSON.stringify({ compteurs: [{ programmationHoraire: { programmationPosteHoraire: many(period) } }] });

const CONTRACTS = {
  "a list of contracts": JSON.stringify(many(() => ({ usage_point_id: METER, segment: "C5" }))),
  "a list of counters": JSON.stringify({
    compteurs: many(() => ({ programmationHoraire: { programmationPosteHoraire: [{ code: "HP" }] } })),
  }),
  "a list of counters without anything": JSON.stringify({ compteurs: many(() => ({})) }),
  "a list of contracts without anything": JSON.stringify(many(() => ({}))),
  "a list of periods": programme(() => ({ code: "HC", periodesHoraires: "22H-6H" })),
  "a list of periods without hours": programme(() => ({ code: "HP" })),
  "a list of ranges": JSON.stringify({ relais: { plageHeuresCreuses: "1H30-7H30;".repeat(190_000).slice(0, -1) } }),
};

const SERVICES = JSON.stringify({
  serviceSouscrit: many(() => ({
    pointId: METER,
    etatCode: "ACTIF",
    serviceCode: "F300B",
    dateDebut: "2026-11-30",
    soutirage: true,
  })),
});

const STATES = Array.from({ length: 5 }, (_, n) => `${n}`.repeat(22));
const journeyCookie = async (digits: string | null): Promise<string> => {
  const [first, ...others] = STATES.map((state, n) => ({
    state,
    autorisationId: 2_000_000_000 + n,
    leftAtMs: Date.now(),
    application: "first",
    digits,
    looks: 0,
    nextLookAtMs: 0,
    triesLeft: 5,
  }));
  if (first === undefined) throw new Error("there is no journey");
  return `__Host-journey=${await sealJourneys([first, ...others], TOKEN_SECRET)}`;
};

const callback: Make = async (path) => {
  const departure = await startDeparture(new Uint8Array(16), Date.now(), TOKEN_SECRET);
  const cookie = `__Host-consent-${departure.id}=${departure.cookie}`;
  return [
    {
      what: "the largest number",
      path: `${path}${query({ autorisation_id: "2147483647", state: departure.state })}`,
      headers: { cookie },
      enedis: SERVICES,
    },
    {
      what: "a long error",
      path: `${path}${query({ error: "e".repeat(6_000), error_description: "é".repeat(1_000), state: departure.state })}`,
      headers: { cookie },
    },
  ];
};

const lastForm = async () => {
  const key = await keyedHash(TOKEN_SECRET, "confirmation form", STATES[4] ?? "");
  const sent = form(`form=${key}&${"digits=1&".repeat(100)}`);
  return { ...sent, headers: { ...sent.headers, cookie: await journeyCookie(null) } };
};

const confirmation: Make = async (path) => [
  {
    what: "five journeys, and a long list of services",
    path,
    headers: { cookie: await journeyCookie("4270") },
    enedis: SERVICES,
  },
  {
    what: "a form for the last of five journeys",
    path,
    ...(await lastForm()),
  },
];

/** A browser that holds a token of ten meters. */
const browser = async () => {
  const ten = await tokenFor(...Array.from({ length: 10 }, (_, n) => home(n)));
  return { cookie: `__Host-token=${ten}; ${LONG_HEADERS.cookie}`, "sec-fetch-site": "same-origin" };
};
const tokenPage: Make = async (path) => [{ what: "a token and many cookies", path, headers: await browser() }];
const tokenForm: Make = async (path) => {
  const sent = form(`${"name=a&".repeat(2_000)}scope=${"daily+".repeat(2_000)}`);
  return [{ what: "a long form", path, ...sent, headers: { ...sent.headers, ...(await browser()) } }];
};

/** A browser that remembers as much as it can, and cookies that only look like it. */
const device: Make = async (path) => {
  const usagePoints = Array.from({ length: 10 }, (_, n) => home(n));
  const cookies = Array.from({ length: 8 }, async (_, n) => {
    const name = `${n}`.repeat(32);
    const token = { id: "i".repeat(43), issuedAtMs: 0, device: "d".repeat(22), usagePoints };
    const kept = { name, box: "A".repeat(2_400), token, keptAtMs: n, endsAtMs: Date.now() + 1_000_000 };
    return `__Host-remembered-${name}=${await sealRemembered(kept, TOKEN_SECRET)}`;
  });
  const own = await issueToken(
    {
      usagePoints,
      issuedAtMs: Date.now(),
      expiresAtMs: Date.now() + 1_000_000,
      jti: randomUUID(),
      device: "d".repeat(22),
    },
    TOKEN_SECRET,
  );
  const foreign = Array.from({ length: 500 }, (_, n) => `__Host-remembered-${n}=${n}`);
  const headers = { "sec-fetch-site": "same-origin", authorization: `Bearer ${own}` };
  const all = await Promise.all(cookies);
  const bodies = { box: "A".repeat(2_400), name: "0".repeat(32) };
  return [
    {
      what: "four tokens",
      path,
      ...json(JSON.stringify(bodies)),
      headers: { ...headers, cookie: all.slice(0, 4).join("; ") },
    },
    ...Object.entries(bodies).map(([member, value]) => ({
      what: `many cookies, and a ${member}`,
      path,
      ...json(JSON.stringify({ [member]: value })),
      headers: { ...headers, cookie: [...all.slice(0, 3), ...foreign].join("; ") },
    })),
  ];
};

const ofTenMeters: Make = async (path) => [
  { what: "ten meters", path, headers: await holder(...Array.from({ length: 10 }, (_, n) => home(n))) },
];
const tokenBody = (body: object): Make =>
  asHolder((path) => [
    { what: "4 000 fields", path, ...json(JSON.stringify({ ...body, ...Object.fromEntries(numbered(3_000)) })) },
    { what: "a long name", path, ...json(JSON.stringify({ ...body, name: "é".repeat(10_000) })) },
    { what: "a long scope", path, ...json(JSON.stringify({ ...body, scope: "daily ".repeat(5_000) })) },
  ]);
const revocation: Make = (path) =>
  ["eyJ", " Bearer", "a.", '"', "\\n"].map((part) => ({
    what: `a token made of ${part}`,
    path,
    ...form(new URLSearchParams({ token: part.repeat(Math.floor(9_000 / part.length)) }).toString()),
  }));

const intensity: Make = (path) => [
  { what: "31 days", path: `${path}${query({ start: "2026-10-30", end: TODAY })}` },
  { what: "eight years", path: `${path}${query({ start: "2018-11-30", end: TODAY })}` },
];

const tempo: Make = (path) => [
  { what: "all days there are", path: `${path}${query({ start: "0001-01-01", end: "9999-12-31" })}` },
  { what: "the season so far", path },
];

const impactOfMeter: Make = asHolder((path) => {
  const asked = ({ start, end }: { readonly start: string; readonly end: string }, by: "hour" | "day") =>
    `${path}${query({ prm: METER, start, end, by })}`;
  const bodies = (by: "hour" | "day", measure: MeasureName) =>
    Object.entries({ "a point in the year 2200": farAway(measure), ...worstBodies(measure, ENEDIS_BYTES) }).map(
      ([what, enedis]) => ({
        what: `${what}, by ${by}`,
        path: asked(by === "hour" ? WEEK : { start: addDays(YEAR.start, -600), end: YEAR.end }, by),
        enedis,
      }),
    );
  return [...bodies("hour", "courbe_de_charge_consommation"), ...bodies("day", "consommation_quotidienne")];
});

const diagnosis: Make = asHolder((path) =>
  Object.entries(worstBodies("courbe_de_charge_consommation", ENEDIS_BYTES)).map(([what, enedis]) => ({
    what,
    path: `${path}${query({ prm: METER, last: "P999Y" })}`,
    enedis,
  })),
);

const meters: Make = asHolder((path) =>
  Object.entries(CONTRACTS).map(([what, enedis]) => ({ what, path: `${path}${query({ prm: METER })}`, enedis })),
);

const DEVICE = `grant_type=urn:ietf:params:oauth:grant-type:device_code&client_id=${"é".repeat(40)}`;
const oauthForm =
  (more: string): Make =>
  (path) => [
    { what: "a form as long as it may be", path, ...form(`${DEVICE}&${more.repeat(4_000)}`.slice(0, 3_990)) },
    {
      what: "as many fields as it may have",
      path,
      ...form(`${DEVICE}&${Array.from({ length: 900 }, (_, n) => `${n}=`).join("&")}`.slice(0, 3_990)),
    },
  ];

/** A browser that is at a device: nobody waits there, which costs the same questions. */
const atDevice = async () => {
  const visit = newVisit("BCDFGHJK" as UserCode, new Uint8Array(16));
  return {
    formKey: await formKey(visit, TOKEN_SECRET),
    headers: {
      cookie: `__Host-pairing=${await sealVisit(visit, TOKEN_SECRET)}; ${LONG_HEADERS.cookie}`,
      "sec-fetch-site": "same-origin",
    },
  };
};
const pairingPage: Make = async (path) => {
  const { formKey: key, headers } = await atDevice();
  const sent = (body: string) => ({ ...form(body), headers: { ...form("").headers, ...headers } });
  return [
    { what: "a device that is gone", path, headers },
    { what: "a code of spaces", path, ...sent(`code=${"+".repeat(30_000)}`) },
    { what: "a code", path, ...sent("code=bcdf-ghjk") },
    { what: "a long token", path, ...sent(`form=${key}&answer=give&token=${"eyJ.".repeat(7_000)}`) },
  ];
};

const VERSIONS = ["/api", "/versions/v1.0.0/api"];

/** The worst that is known for each address of the app, beside what can be sent anywhere. */
export const WORST_INPUTS: Readonly<Record<string, Make>> = {
  ...Object.fromEntries(DATA_ROUTES.map(({ name }) => [`/api/${name}`, frozenReading(name)])),
  ...Object.fromEntries(Object.keys(V5_KINDS).map((kind) => [`/api/demo/${kind}`, demo(kind)])),
  ...Object.fromEntries(
    OFFERED.map(({ direction, series: name }) => [`/api/v2/${direction}/${name}`, series(direction, name)]),
  ),
  ...Object.fromEntries(
    OFFERED.map(({ direction, series: name }) => [`/api/v2/demo/${direction}/${name}`, inventedSeries(name)]),
  ),
  ...Object.fromEntries(
    VERSIONS.flatMap((version) => [
      [version, nothing],
      [`${version}/impact`, nothing],
      [`${version}/impact/processes`, nothing],
      [`${version}/impact/methods`, nothing],
      [`${version}/impact/simulator`, simulator],
      [`${version}/impact/simulator/detailed`, simulator],
      [`${version}/impact/simulator/:impact`, (path: string) => simulator(path.replace(":impact", "ecs"))],
    ]),
  ),
  "/api/auth": nothing,
  "/api/callback": callback,
  "/api/impact/intensity": intensity,
  "/api/v2/impact": impactOfMeter,
  "/api/v2/device_authorization": oauthForm("scope=daily+"),
  "/api/v2/token": oauthForm("device_code=a."),
  "/api/v2/diagnosis": diagnosis,
  "/api/v2/demo/diagnosis": inventedDiagnosis,
  "/api/v2/demo/meters": nothing,
  "/api/v2/me": ofTenMeters,
  "/api/v2/meters": meters,
  "/api/v2/slot": ofTenMeters,
  "/api/v2/status": nothing,
  "/api/v2/tempo": tempo,
  "/api/v2/tokens/merge": tokenBody({ token: "eyJ.".repeat(2_000) }),
  "/api/v2/tokens/renew": tokenBody({}),
  "/api/v2/tokens/revoke": revocation,
  "/appareil": pairingPage,
  "/consentement": confirmation,
  "/signaler": nothing,
  "/mentions": nothing,
  "/langue": (path) => [{ what: "a long page", path: `${path}?to=en&page=/${"a".repeat(6_000)}` }],
  "/code-source": nothing,
  "/statut": nothing,
  "/metrics": asHolder((path) => [{ what: "a token that is not the operator's", path }]),
  "/operator/checks": asHolder((path) => [{ what: "a token that is no operator's", path }]),
  "/remembered/token": device,
  "/remembered/keep": device,
  "/remembered/open": device,
  "/remembered/forget": device,
  "/remembered/elsewhere": device,
  "/token": tokenPage,
  "/token/jeton.txt": tokenPage,
  "/token/fin.ics": tokenPage,
  "/token/another": tokenForm,
  "/token/forget": tokenForm,
  "/token/revoke": tokenForm,
  "/token/revoke-others": tokenForm,
  "/robots.txt": nothing,
  "/sitemap.xml": nothing,
  "/.well-known/security.txt": nothing,
  "/.well-known/oauth-authorization-server": nothing,
};
