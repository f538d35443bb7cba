import { afterEach, describe, expect, it, vi } from "vitest";
import notSubscribed from "../../../fixtures/enedis/2026-not-subscribed-403.json" with { type: "json" };
import { METER, NOBODYS_METER } from "../../../support/meters.ts";
import { MORNING, simulated } from "../../../support/simulated.ts";

const QUERY = { pointId: METER, dateDebut: "2026-11-10", dateFin: "2026-11-17" };
const DAILY = "consommation_quotidienne";
const TOKEN = "/oauth2/v3/token";
type Enedis = Awaited<ReturnType<typeof simulated>>;
const ask = ({ measure }: Enedis, pointId: string = METER) => measure(DAILY, { ...QUERY, pointId });

afterEach(() => {
  vi.useRealTimers();
});

describe("the throttle", () => {
  it("the throttle counts per API, so that one exhausted API leaves the others open", async () => {
    const enedis = await simulated();
    await enedis.control({ quota: { perHour: 1 } });
    expect([(await ask(enedis)).status, (await ask(enedis)).status]).toEqual([200, 429]);
    expect((await enedis.lookup({ autorisationId: 11, comptage: true })).status).toBe(200);
  });

  it.each([
    ["flat", { code: "900807", message: "Message throttled out", description: "You have exceeded your quota" }],
    [
      "fault",
      { fault: { code: 900807, message: "Message throttled out", description: "You have exceeded your quota" } },
    ],
  ])("the throttle refuses a burst in the %s form", async (form, body) => {
    const enedis = await simulated();
    await enedis.control({ quota: { perSecond: 0, form } });
    const answer = await ask(enedis);
    expect([answer.status, await answer.text()]).toEqual([429, JSON.stringify(body)]);
  });

  const DATED = {
    message: "Message throttled out",
    description: "You have exceeded your quota .You can access API after 2026-Nov-20 11:00:00+0000 UTC",
    nextAccessTime: "2026-Nov-20 11:00:00+0000 UTC",
  };
  it.each([
    ["flat", { code: "900804", ...DATED }],
    ["fault", { fault: { code: 900804, ...DATED } }],
  ])("the throttle refuses a spent hour in the %s form, and opens at the next", async (form, body) => {
    const enedis = await simulated();
    await enedis.control({ quota: { perHour: 0, form } });
    const answer = await ask(enedis);
    expect([answer.status, await answer.text()]).toEqual([429, JSON.stringify(body)]);
    await enedis.control({ quota: { perHour: 1 }, now: "2026-11-20T11:00:00Z" });
    expect((await ask(enedis)).status).toBe(200);
  });

  it("the throttle does not count a call without a valid token", async () => {
    const enedis = await simulated();
    await enedis.control({ quota: { perHour: 1 } });
    await enedis.request(`/mesure_synchrone_auto/v2/${DAILY}`, { headers: { authorization: "Bearer wrong" } });
    expect((await ask(enedis)).status).toBe(200);
  });
});

describe("a fault", () => {
  it.each([
    ["text_500", 500, "text/plain", "500 Internal Server Error"],
    ["html_502", 502, "text/html", expect.stringContaining("<h1>502 Bad Gateway</h1>")],
    ["html_503", 503, "text/html", expect.stringContaining("<h1>503 Service Unavailable</h1>")],
    ["empty_503", 503, null, ""],
    ["empty", 200, null, ""],
    ["malformed_json", 200, "application/json", expect.stringMatching(/\[$/)],
    ["technical_error", 500, "application/octet-stream", expect.stringContaining("technical_error")],
    ["unknown_error", 400, "application/octet-stream", expect.stringContaining("ADAM-ERR0999")],
    ["not_subscribed", 403, "application/json", JSON.stringify(notSubscribed)],
  ])("a fault of kind %s replaces Enedis's answer", async (kind, status, type, body) => {
    const enedis = await simulated();
    await enedis.control({ fault: { kind } });
    const answer = await ask(enedis);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, type]);
    expect(await answer.text()).toEqual(body);
    await enedis.control({ fault: null });
    expect((await ask(enedis)).status).toBe(200);
  });

  it("a fault can send JSON that never ends", async () => {
    const enedis = await simulated();
    await enedis.control({ fault: { kind: "endless_json" } });
    const reader = (await ask(enedis)).body?.getReader();
    let size = 0;
    while (size < 2_000_000) size += (await reader?.read())?.value?.length ?? Number.NaN;
    await reader?.cancel();
    expect(size).toBeGreaterThanOrEqual(2_000_000);
  });

  it("a fault can break the connection in the middle of a body", async () => {
    const enedis = await simulated();
    await enedis.control({ fault: { kind: "reset" } });
    const answer = await ask(enedis);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
  });

  it("a fault can hang for longer than any client waits", async () => {
    const enedis = await simulated();
    await enedis.control({ fault: { kind: "hang" } });
    vi.useFakeTimers();
    const answered = vi.fn();
    void Promise.resolve(ask(enedis)).then(answered);
    await vi.advanceTimersByTimeAsync(30 * 60_000);
    expect(answered).not.toHaveBeenCalled();
  });

  it("a fault can kill one token", async () => {
    const enedis = await simulated();
    await enedis.control({ fault: { kind: "unauthorized" } });
    const answer = await ask(enedis);
    expect([answer.status, await answer.json()]).toEqual([401, expect.objectContaining({ code: "900901" })]);
    expect(answer.headers.get("www-authenticate")).toContain('error="invalid_token"');
    expect((await ask(enedis)).status).toBe(401);
    await enedis.renewToken();
    expect((await ask(enedis)).status).toBe(200);
  });

  it("a fault strikes only the token endpoint when it is an outage of tokens", async () => {
    const enedis = await simulated();
    await enedis.control({ fault: { kind: "token_outage" } });
    expect((await ask(enedis)).status).toBe(200);
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "conso-api-demo",
      client_secret: "conso-api-demo-secret",
    });
    expect((await enedis.request(TOKEN, { method: "POST", body })).status).toBe(503);
  });

  it("a fault strikes only the API, the meter and the number of times of its order", async () => {
    const enedis = await simulated();
    await enedis.control({ fault: { kind: "text_500", on: "measures", meter: METER, times: 2 } });
    expect((await ask(enedis, "11111111111111")).status).toBe(200);
    expect((await enedis.lookup({ autorisationId: 12, comptage: true })).status).toBe(200);
    expect((await ask(enedis)).status).toBe(500);
    // Another order leaves the count of strikes as it is.
    await enedis.control({ dailyDifference: true });
    expect((await ask(enedis)).status).toBe(500);
    expect((await ask(enedis)).status).toBe(200);
  });

  it("a fault strikes each meter of a list, and no other", async () => {
    const enedis = await simulated();
    const broken = ["11111111111111", METER];
    await enedis.control({ fault: { kind: "empty_503", meter: broken } });
    for (const meter of broken) expect((await ask(enedis, meter)).status).toBe(503);
    expect((await ask(enedis, "12345678901234")).status).toBe(200);
  });

  it("a fault strikes only the periods that hold its day", async () => {
    const enedis = await simulated();
    await enedis.control({ fault: { kind: "text_500", during: "2026-11-12" } });
    const period = (dateDebut: string, dateFin: string) =>
      enedis.measure(DAILY, { pointId: METER, dateDebut, dateFin });
    expect((await period("2026-11-10", "2026-11-12")).status).toBe(200);
    expect((await period("2026-11-10", "2026-11-13")).status).toBe(500);
    expect((await period("2026-11-13", "2026-11-17")).status).toBe(200);
  });

  it("a fault strikes a lookup by the meter behind its id", async () => {
    const enedis = await simulated();
    await enedis.control({ fault: { kind: "text_500", meter: METER } });
    expect((await enedis.lookup({ autorisationId: 12, comptage: true })).status).toBe(500);
    expect((await enedis.lookup({ autorisationId: 13, comptage: true })).status).toBe(200);
  });
});

describe("the control route", () => {
  const DEFAULTS = {
    now: "2026-11-20T10:00:00.000Z",
    quota: { perSecond: 5, perHour: 10_000, form: "flat" },
    fault: null,
    damage: null,
    withheld: null,
    subscribedServices: { lateBySeconds: 0, emptyList: "absent", filters: "accepted" },
    alreadyShared: "renew",
    consentReturn: "normal",
    dailyDifference: false,
    dayLateBySeconds: 0,
    callbackUrl: null,
  };

  it("the control route answers with every switch, merges an order into them and resets them", async () => {
    const { control } = await simulated();
    expect(await (await control({ reset: true })).json()).toEqual(DEFAULTS);
    expect(await (await control({ quota: { perHour: 7 }, dailyDifference: true })).json()).toEqual({
      ...DEFAULTS,
      quota: { perSecond: 5, perHour: 7, form: "flat" },
      dailyDifference: true,
    });
    expect(await (await control({ reset: true, alreadyShared: "dead_end" })).json()).toEqual({
      ...DEFAULTS,
      alreadyShared: "dead_end",
    });
  });

  it("the control route sets the clock, which then runs on", async () => {
    const { control, pass } = await simulated();
    await control({ reset: true, now: "2026-03-29T12:00:00+02:00" });
    pass(1_500);
    expect(await (await control({})).json()).toMatchObject({ now: "2026-03-29T10:00:01.500Z" });
    expect(await (await control({ now: null })).json()).toMatchObject({ now: new Date(MORNING + 1_500).toISOString() });
  });

  it("the control route refuses an unknown member and changes nothing", async () => {
    const { control } = await simulated();
    await control({ reset: true });
    expect((await control({ dailyDifference: true, quotas: {} })).status).toBe(400);
    expect(await (await control({})).json()).toEqual(DEFAULTS);
  });
});

describe("the log", () => {
  it("the log holds the instant, the API, the path, the meter and the status of each call", async () => {
    const enedis = await simulated();
    await enedis.request("/_calls", { method: "DELETE" });
    await ask(enedis);
    enedis.pass(250);
    await enedis.lookup({ autorisationId: 12, comptage: true });
    await ask(enedis, NOBODYS_METER);
    await enedis.get("/dataconnect/v2/oauth2/authorize");

    const path = `/mesure_synchrone_auto/v2/${DAILY}`;
    const lookup = { api: "subscribed_services", path: "/subscribed_services/v1", query: {} };
    const calls = async (query = "") => (await enedis.request(`/_calls${query}`)).json();
    expect(await calls()).toEqual([
      {
        at: MORNING,
        api: "mesure_synchrone_auto",
        path,
        query: QUERY,
        meter: METER,
        application: "conso-api-demo",
        status: 200,
      },
      { at: MORNING + 250, ...lookup, meter: METER, application: "conso-api-demo", status: 200 },
      {
        at: MORNING + 250,
        api: "mesure_synchrone_auto",
        path,
        query: { ...QUERY, pointId: NOBODYS_METER },
        meter: NOBODYS_METER,
        application: "conso-api-demo",
        status: 403,
      },
    ]);
    expect(await calls(`?since=${MORNING + 1}`)).toHaveLength(2);
    expect((await enedis.request("/_calls", { method: "DELETE" })).status).toBe(204);
    expect(await calls()).toEqual([]);
  });
});
