import { expect, it } from "vitest";
import { CallLog } from "../../../../packages/simulator/enedis/call-log.ts";

it("the call log keeps the last hundred thousand calls", () => {
  const log = new CallLog();
  for (let at = 0; at < 250_000; at++)
    log.add({ at, api: "oauth2", path: "/", query: {}, meter: null, application: null, status: 200 });
  const calls = log.since(0);
  expect([calls.length, calls[0]?.at, calls.at(-1)?.at]).toEqual([100_000, 150_000, 249_999]);
});
