import { describe, expect, it } from "vitest";
import { SingleFlight } from "../../../shared/calls/single-flight.ts";

/** A caller with a clock that stands still, and a sleep that ends when the test says so. */
function caller() {
  const leaving = new AbortController();
  const sleep = Promise.withResolvers<void>();
  return {
    leave: () => leaving.abort(),
    wake: sleep.resolve,
    callerLeft: leaving.signal,
    now: () => 0,
    sleep: () => sleep.promise,
  };
}

describe("identical requests in flight", () => {
  it("identical requests in flight share the result of the first", async () => {
    const flights = new SingleFlight<string>();
    const call = Promise.withResolvers<string>();
    let calls = 0;
    const start = () => {
      calls++;
      return call.promise;
    };
    const all = [1, 2, 3].map(() => flights.join("same", caller(), start));
    call.resolve("the reading");
    expect(await Promise.all(all)).toEqual(["the reading", "the reading", "the reading"]);
    expect(calls).toBe(1);
  });

  it("identical requests in flight share nothing with a request made after they landed, nor with a different one", async () => {
    const flights = new SingleFlight<number>();
    let calls = 0;
    const start = async () => ++calls;
    await Promise.all([flights.join("one", caller(), start), flights.join("other", caller(), start)]);
    await flights.join("one", caller(), start);
    expect(calls).toBe(3);
  });

  it("identical requests in flight go on when the leading caller hangs up: one of the others takes the lead", async () => {
    const flights = new SingleFlight<string>();
    const leader = caller();
    void flights.join("same", leader, () => new Promise(() => undefined));
    const brought: string[] = [];
    const start = async () => {
      brought.push("again");
      return "the reading";
    };
    const followers = [flights.join("same", caller(), start), flights.join("same", caller(), start)];
    leader.leave();
    expect(await Promise.all(followers)).toEqual(["the reading", "the reading"]);
    expect(brought).toHaveLength(1);
  });

  it("identical requests in flight do not wait for ever for a leader whose Worker stopped", async () => {
    const flights = new SingleFlight<string>();
    void flights.join("same", caller(), () => new Promise(() => undefined));
    let nowMs = 0;
    const sleep = async (ms: number) => {
      nowMs += ms;
    };
    const follower = { ...caller(), now: () => nowMs, sleep };
    expect(await flights.join("same", follower, async () => "the reading")).toBe("the reading");
  });

  it("identical requests share a result made for the followers, after all have joined and only if there are any", async () => {
    const flights = new SingleFlight<string>();
    const call = Promise.withResolvers<string>();
    const shared: string[] = [];
    const join = () =>
      flights.join(
        "same",
        caller(),
        () => call.promise,
        (result) => {
          shared.push(result);
          return "for followers";
        },
      );
    const all = [join(), join(), join()];
    call.resolve("the reading");
    expect(await Promise.all(all)).toEqual(["the reading", "for followers", "for followers"]);
    await join();
    expect(shared).toEqual(["the reading"]);
  });

  it("identical requests in flight pass the leader's failure to the leader alone", async () => {
    const flights = new SingleFlight<string>();
    const broken = flights.join("same", caller(), async () => {
      throw new Error("a bug");
    });
    const follower = flights.join("same", caller(), async () => "the reading");
    await expect(broken).rejects.toThrow("a bug");
    expect(await follower).toBe("the reading");
  });
});
