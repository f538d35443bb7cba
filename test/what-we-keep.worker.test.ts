import { reset, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import doc from "../docs/what-we-keep.md?raw";
import * as worker from "../functions/index.ts";
import type { UserCode } from "../shared/pairing/user-code.ts";
import { deskName } from "../shared/pairing/visit.ts";
import { type Day, parisDay } from "../shared/paris-time.ts";
import { seasonOf } from "../shared/tempo/season.ts";
import { browserAt, enedisAnswers, GATEWAY, listing, service } from "./functions/consent/consent-journey.ts";
import { stateIn } from "./support/browser.ts";
import { METER } from "./support/meters.ts";
import { type } from "./support/pairing.ts";
import { TOKEN_SECRET } from "./support/secrets.ts";

afterEach(async () => {
  vi.restoreAllMocks();
  await reset();
});

/** The first column of the table under the heading that begins with this text. */
function listed(heading: string): string[] {
  const section = doc.split(/^#+ /m).find((text) => text.startsWith(heading)) ?? "";
  return [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, field = ""]) => field).sort();
}

/** Every table column and every key in an object's storage. */
const stored = <T extends Rpc.DurableObjectBranded>(stub: DurableObjectStub<T>): Promise<string[]> =>
  runInDurableObject(stub as DurableObjectStub, async (_: object, { storage }: DurableObjectState) => {
    const columns = storage.sql.exec<{ field: string }>(`SELECT t.name || '.' || c.name AS field
      FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\\_cf%' ESCAPE '\\'`);
    const keys = await storage.list();
    return [...columns.toArray().map(({ field }) => field), ...keys.keys()].sort();
  });

describe("docs/what-we-keep.md", () => {
  it("docs/what-we-keep.md lists each field that QuotaGate stores, and no other", async () => {
    const gate = env.QUOTA_GATE.getByName("a gate");
    await gate.gauge();
    expect(await stored(gate)).toEqual(listed("QuotaGate"));
  });

  it("docs/what-we-keep.md lists each field that ConsentState stores, and no other", async () => {
    const state = env.CONSENT_STATE.getByName("a state");
    await state.bind("an authorisation", Date.now() + 60_000);
    await state.finish();
    expect(await stored(state)).toEqual(listed("ConsentState"));
  });

  it("docs/what-we-keep.md lists each field that ShareGuard stores, and no other", async () => {
    const guard = env.SHARE_GUARD.getByName("a number");
    const share = { share: "a share", startedOn: parisDay(Date.now()) };
    await guard.recordReturn("a journey", share);
    await guard.confirm({ journey: "a journey", digits: "digits", share, isRight: true, isOpen: true });
    expect(await stored(guard)).toEqual(listed("ShareGuard"));
  });

  it("docs/what-we-keep.md lists each field that PairingDesk stores, and no other", async () => {
    const desk = env.PAIRING_DESK.getByName("a code");
    await desk.begin("a box", "a request");
    await desk.poll("a box");
    await desk.enter("a browser");
    await desk.own("a browser");
    await desk.give("a browser", "a sealed token");
    expect(await stored(desk)).toEqual(listed("PairingDesk"));
  });

  it("docs/what-we-keep.md lists each field that AttemptLimiter stores, and no other", async () => {
    const limiter = env.ATTEMPT_LIMITER.getByName("somebody");
    await limiter.take({ burst: 1, spacingMs: 60_000 });
    expect(await stored(limiter)).toEqual(listed("AttemptLimiter"));
  });

  it("docs/what-we-keep.md lists each field that StatusBoard stores, and no other", async () => {
    const board = env.STATUS_BOARD.getByName("a board");
    await board.add({ "call:readings": 1 }, "2026-11-21" as Day);
    expect(await stored(board)).toEqual(listed("StatusBoard"));
  });

  it("docs/what-we-keep.md lists each field that IntensityArchive stores, and no other", async () => {
    const archive = env.INTENSITY_ARCHIVE.getByName("an archive");
    const window = { dataset: "eco2mix-national-tr", fromMs: 0, toMs: 1 } as const;
    await archive.keep(window, { quarters: [{ startMs: 0, grams: 20, vintage: "real_time" }], withoutValue: [] }, 1);
    await archive.noteLook("a month", 1, 0);
    expect(await stored(archive)).toEqual(listed("IntensityArchive"));
  });

  it("docs/what-we-keep.md lists each field that TempoArchive stores, and no other", async () => {
    const archive = env.TEMPO_ARCHIVE.getByName("an archive");
    const day = "2026-11-20" as Day;
    await archive.keep(seasonOf(day), "rte", new Map([[day, "blue"]]), Date.UTC(2026, 10, 21));
    expect(await stored(archive)).toEqual(listed("TempoArchive"));
  });

  it("docs/what-we-keep.md has a section for each kind of object there is", () => {
    const sections = [...doc.matchAll(/^### (\w+):/gm)].map(([, kind]) => kind);
    const kinds = Object.keys(worker).filter((name) => name !== "default");
    expect(sections.sort()).toEqual(kinds.sort());
  });
});

describe("docs/what-we-keep.md, about cookies,", () => {
  it("docs/what-we-keep.md lists each cookie that a consent, a device's code, a device that remembers and the switch of the language set, with its lifetime", async () => {
    enedisAnswers(listing(service()));
    const browser = browserAt();
    const seen: string[] = [];
    const open = browser.open.bind(browser);
    vi.spyOn(browser, "open").mockImplementation(async (...request) => {
      const response = await open(...request);
      seen.push(...response.headers.getSetCookie());
      return response;
    });
    const stranger = browserAt();
    await stranger.comeBack({ autorisation_id: "1", state: stateIn(await stranger.leave()) });
    await browser.comeBack({ autorisation_id: "1", state: stateIn(await browser.leave()) });
    await browser.confirm(METER.slice(-4));
    const post = (what: string, authorization: string, body?: object) =>
      browser.open(`/remembered/${what}`, {
        method: "POST",
        headers: { origin: GATEWAY, authorization },
        ...(body && { body: JSON.stringify(body) }),
      });
    const made = await post("token", `Bearer ${browser.cookies.get("__Host-token")}`);
    const { token } = (await made.json()) as { token: string };
    await post("keep", `Bearer ${token}`, { box: "AAAA" });
    const name = await deskName("BCDFGHJK" as UserCode, TOKEN_SECRET);
    await env.PAIRING_DESK.getByName(name).begin("a box", "a request");
    await type(browser, "BCDF-GHJK");
    await browser.open("/langue?to=en&page=/statut");

    const lifetimes = new Map<string, string>();
    for (const cookie of seen) {
      const [, name = "", seconds = ""] = /^([^=]+)=.*?Max-Age=(\d+)/.exec(cookie) ?? [];
      // Each departure has a cookie of its own, named after a hash of its state.
      // What is remembered is named after its token.
      const listedName = name.replace(/(?<=-consent-)[\w-]{8}$|(?<=-remembered-)[0-9a-f]{32}$/, "…");
      if (seconds !== "0") lifetimes.set(listedName, `${seconds} s`);
    }
    const rows = [...doc.matchAll(/^\| `(__Host-[^`]+)` \|.*\| (\d+ s)[^|]*\|$/gm)];
    expect([...lifetimes].sort()).toEqual(rows.map(([, name, seconds]) => [name, seconds]).sort());
  });
});
