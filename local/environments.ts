import { join } from "node:path";
import { deployDry } from "./build.ts";
import { ROOT } from "./folders.ts";

/** `npm run environments`: a dry-run deployment of each environment of `wrangler.toml`, offline. */
for (const environment of ["staging", "production"]) {
  await deployDry("wrangler.toml", join(ROOT, "dist/environments", environment), environment);
  console.log(`${environment}: wrangler would deploy it`);
}
