import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./folders.ts";
import { shippedLicences } from "./release/licences.ts";
import { newestRelease, type Release } from "./release/notes.ts";

/**
 * `npm run release`: makes `dist/release/` from the newest day of `CHANGELOG.md`: notes, the packages as they would be published, an inventory
 * of what is inside (CycloneDX), the licences, and the hashes of all of them. It publishes and tags nothing. `--tag` prints the tag only.
 */
const OUT = join(ROOT, "dist/release");
const PACKAGES = ["conso", "conso-mcp", "enedis-simulator"];

const release = newestRelease(readFileSync(join(ROOT, "CHANGELOG.md"), "utf8"));
if ("fault" in release) throw new Error(release.fault);

if (process.argv.includes("--tag")) console.log(release.tag);
else await make(release);

async function make({ tag, title, notes }: Release): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(OUT, name), text);
  const npm = (...args: string[]) => execFileSync("npm", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 64_000_000 });

  write("NOTES.md", `${notes}\n`);
  write("LICENSES.txt", await shippedLicences());
  write("conso-api.cdx.json", npm("sbom", "--sbom-format", "cyclonedx", "--omit", "dev"));
  npm("pack", "--pack-destination", OUT, ...PACKAGES.flatMap((name) => ["-w", name]));

  const sums = readdirSync(OUT)
    .sort()
    .map(
      (name) =>
        `${createHash("sha256")
          .update(readFileSync(join(OUT, name)))
          .digest("hex")}  ${name}`,
    );
  write("SHA256SUMS", `${sums.join("\n")}\n`);
  console.log(`${tag} (${title}): dist/release/, ${sums.length} files and SHA256SUMS`);
}
