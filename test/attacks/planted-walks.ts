import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");

/** A bound that is taken away on purpose, and an address where that has to show. */
export interface PlantedWalk {
  readonly what: string;
  readonly route: string;
  readonly file: string;
  readonly bound: string;
  readonly without: string;
}

export const PLANTED_WALKS: readonly PlantedWalk[] = [
  {
    what: "over the days between two points that somebody sends",
    route: "/api/impact/simulator/detailed",
    file: "shared/impact/curve-bounds.ts",
    bound: "const SPARE_DAYS = 750;",
    without: "const SPARE_DAYS = 36_600;",
  },
  {
    what: "over the days of a query",
    route: "/api/impact/intensity",
    file: "functions/impact/intensity.ts",
    bound: "const MOST_DAYS = 31;",
    without: "const MOST_DAYS = 3_100;",
  },
  {
    what: "over the days up to a point of Enedis's in the year 2200",
    route: "/api/v2/impact",
    file: "shared/measures/placement.ts",
    bound: "(stamp) => stamp > after && stamp <= until",
    without: "() => true",
  },
  {
    what: "over all cookies for each cookie",
    route: "/token",
    file: "shared/http/cookies.ts",
    bound: "pairs.filter((pair) => pair.trimStart()",
    without: "pairs.filter((pair) => pairs.every((other) => other !== '') && pair.trimStart()",
  },
];

const planted: Plugin = {
  name: "planted",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/(shared|functions)\/.*\.ts$/ }, ({ path }) => {
      const walk = PLANTED_WALKS.find(({ file }) => join(ROOT, file) === path);
      if (walk === undefined) return undefined;
      const code = readFileSync(path, "utf8");
      const parts = code.split(walk.bound);
      if (parts.length !== 2) throw new Error(`${walk.file} does not hold its bound once`);
      return { contents: parts.join(walk.without), loader: "ts" };
    }),
};

/** Bundles the gateway without these bounds, into `dist/gateway-planted`. */
export async function bundlePlanted(): Promise<string> {
  const name = "gateway-planted";
  await build({
    absWorkingDir: ROOT,
    entryPoints: ["functions/index.ts"],
    outfile: `dist/${name}/index.js`,
    bundle: true,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*"],
    plugins: [planted],
  });
  return name;
}
