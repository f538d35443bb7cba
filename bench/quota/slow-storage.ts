/**
 * A herd over a gate whose storage is slow, in virtual time: `node bench/quota/slow-storage.ts [clients]`. The arithmetic and the waiting are
 * the gateway's own; the storage is a wrapper whose every write takes so long, and holds the answers back meanwhile as an output gate does.
 */
import { herdOverSlowStorage } from "../../test/shared/quota/slow-storage.ts";
import { busiest, seeded } from "../../test/shared/quota/windows.ts";

const [clients = 2_000] = process.argv.slice(2).map(Number);

/** Readings, which promise 32 grants a write; consents and contracts, which write each. A herd comes within a minute, the others every two seconds. */
const LOADS = [
  { name: "readings, a herd", grantsPerWrite: 32, withinMs: 60_000 },
  { name: "readings, one by one", grantsPerWrite: 32, withinMs: clients * 2_000 },
  { name: "consents, a herd", grantsPerWrite: 1, withinMs: 60_000 },
  { name: "consents, one by one", grantsPerWrite: 1, withinMs: clients * 2_000 },
] as const;

console.log("| load | a write takes | over after | turns given back | told to come back | busiest second |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
for (const { name, grantsPerWrite, withinMs } of LOADS)
  for (const takesMs of [0, 90, 150, 500, 2_000]) {
    const limits = { callsPerSecond: 5, callsPerHour: 10_000, grantsPerWrite };
    const herd = { limits, clients, withinMs, writeTakesMs: () => takesMs, random: seeded(7) };
    const { arrivalsMs, tookMs, givenBack, unreachable } = await herdOverSlowStorage(herd);
    const cells = [name, `${takesMs} ms`, `${(tookMs / 1_000).toFixed(0)} s`, givenBack, unreachable];
    console.log(`| ${[...cells, busiest(arrivalsMs, 1_000)].join(" | ")} |`);
  }
