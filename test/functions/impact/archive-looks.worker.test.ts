import { createExecutionContext, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import { forgetQuarters } from "../../../functions/impact/known-quarters.ts";
import worker from "../../../functions/index.ts";
import { addDays, type Day, daysOf, parisDay } from "../../../shared/paris-time.ts";
import { issueToken } from "../../../shared/token/token.ts";
import { usagePointId } from "../../../shared/usage-point.ts";

const TODAY = parisDay(Date.now());
const days = (back: number): Day => addDays(TODAY, -back);

afterEach(async () => {
  forgetQuarters();
  await reset();
});

/** A gateway, and how many days each of its looks at the archive was about. */
function gateway() {
  const looks: number[] = [];
  const counted = {
    getByName: (name: string) => ({
      days: (startsMs: readonly number[]) => {
        looks.push(startsMs.length);
        return env.INTENSITY_ARCHIVE.getByName(name).days(startsMs);
      },
    }),
  };
  const ask = async (path: string, init: RequestInit = {}) => {
    const request = new Request(`http://localhost${path}`, init as RequestInit<IncomingRequestCfProperties>);
    const response = await worker.fetch(
      request,
      { ...env, INTENSITY_ARCHIVE: counted } as never,
      createExecutionContext(),
    );
    expect(response.status).toBe(200);
    await response.text();
  };
  return {
    looks,
    intensity: (start: Day, end: Day) => ask(`/api/impact/intensity?start=${start}&end=${end}`),
    detailed: async (loadCurve: readonly object[], version = "") =>
      ask(`${version}/api/impact/simulator/detailed`, {
        method: "POST",
        headers: { authorization: `Bearer ${await token()}` },
        body: JSON.stringify({ loadCurve }),
      }),
  };
}

async function token(): Promise<string> {
  const id = usagePointId("12655648759651");
  if (id === null) throw new Error("not a meter");
  const issuedAtMs = Date.now();
  const claims = { usagePoints: [id], issuedAtMs, expiresAtMs: issuedAtMs + 86_400_000, jti: crypto.randomUUID() };
  return issueToken(claims, env.TOKEN_SECRET ?? "");
}

const point = (day: Day) => ({ date: `${day} 12:00:00`, value: "500", interval_length: "PT30M" });

describe("a request that needs carbon intensities", () => {
  it("a request for carbon intensities looks at the archive once, about its own days and the habit's, and not again", async () => {
    const { looks, intensity } = gateway();
    await intensity(days(40), days(39));
    // A day in Paris begins on the day before in UTC.
    expect(looks).toEqual([15]);
    for (let again = 0; again < 20; again++) await intensity(days(40), days(39));
    await intensity(days(45), days(39));
    expect(looks).toEqual([15]);
    await intensity(days(70), days(39));
    expect(looks).toEqual([15, 17]);
  });

  it("a request for carbon intensities shares one look with all others that ask at the same moment", async () => {
    const { looks, intensity } = gateway();
    await Promise.all(Array.from({ length: 50 }, () => intensity(days(40), days(9))));
    expect(looks).toEqual([32]);
  });

  it("a request for carbon intensities does not look for days that the archive cannot know", async () => {
    const { looks, intensity } = gateway();
    await intensity("2012-01-01" as Day, "2012-02-01" as Day);
    expect(looks).toEqual([]);
  });

  it("a request of two points a year apart asks the archive about two days, not about all between", async () => {
    const { looks, detailed } = gateway();
    await detailed([point(days(360)), point(days(1))]);
    expect(looks).toEqual([2]);
    await detailed([point(days(360)), point(days(1))]);
    expect(looks).toEqual([2]);
  });

  it("a request of a point a day asks about as many days as points, and about none in the frozen version", async () => {
    const { looks, detailed } = gateway();
    const curve = daysOf(days(100), days(50)).map(point);
    await detailed(curve, "/versions/v1.0.0");
    expect(looks).toEqual([]);
    await detailed(curve);
    expect(looks).toEqual([curve.length]);
  });
});
