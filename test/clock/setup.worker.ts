import { reset, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { clockShiftMs, shiftAlarms } from "../../local/clock.ts";
import "./setup.ts";

// All storages have one prototype, which only an object can show.
await runInDurableObject(env.STATUS_BOARD.getByName("any"), (_object, { storage }) =>
  shiftAlarms(Object.getPrototypeOf(storage), clockShiftMs()),
);
await reset();
