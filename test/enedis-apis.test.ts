import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { meterView, routesFor } from "../functions/v2/meters/view.ts";
import { READ_CONTRACT } from "../shared/enedis/contract/routes.ts";
import { refused } from "../shared/refusals/refusal.ts";
import type { Claims } from "../shared/token/claims.ts";
import { EVERYTHING } from "../shared/token/scope.ts";
import type { UsagePointId } from "../shared/usage-point.ts";

const ROOT = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

const rows = [...read("docs/deploy.md").matchAll(/^\| `(\w+)` \| (\d) \| (.+?) \| (.+) \|$/gm)].map(
  ([, api = "", version = "", needs = "", missing = ""]) => ({ api, version, needs, missing }),
);

/** Every address of Enedis that the code calls, the application's token apart: `<api>/v<version>`. */
const called = globSync("shared/**/*.ts", { cwd: ROOT }).flatMap((file) =>
  [...read(file).matchAll(/\$\{apiUrl\}(\$?\{?\w+\}?)\/v(\d)/g)]
    .map(([, api = "", version = ""]) => ({ api, version }))
    .filter(({ api }) => api !== "oauth2"),
);

const METER = "22516914714270" as UsagePointId;
const CLAIMS = { usagePoints: [METER], roles: [[]], scope: EVERYTHING } as unknown as Claims;

describe("the table of Enedis's APIs in docs/deploy.md", () => {
  it("the table of Enedis's APIs names each API that the code calls, with its version, and no other", () => {
    const contracts = Object.keys(READ_CONTRACT);
    const all = called.flatMap(({ api, version }) =>
      (api.startsWith("$") ? contracts : [api]).map((name) => `${name} ${version}`),
    );
    expect(rows.map(({ api, version }) => `${api} ${version}`).sort()).toEqual([...new Set(all)].sort());
  });

  it.each(routesFor(CLAIMS))("the table of Enedis's APIs says what /api/v2/meters lacks without %s", (route) => {
    const unsubscribed = { [route]: refused({ code: "enedis_not_subscribed" }) };
    const { unavailable } = meterView(CLAIMS, METER, unsubscribed);
    const [row] = rows.filter(({ api }) => api === route);
    const said = [...(row?.missing ?? "").matchAll(/`(\w+)`/g)].map(([, member]) => member);
    expect(said).toEqual(unavailable.flatMap(({ members }) => members));
  });
});
