import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { build as bundle } from "esbuild";
import build from "../local/build.ts";
import { ASSETS, ROOT, SIMULATION_ASSETS } from "../local/folders.ts";
import { uniqueKeys, workerdConfig } from "./config.ts";
import { readDeployment } from "./deployment.ts";
import { licences } from "./licences.ts";
import { recordFiles, whatIsMissing } from "./record-files.ts";

/** What an operator installs, beside what runs. */
const FOR_THE_OPERATOR = ["systemd", "caddy", "image"];

/** The version of a folder: that of the package, and the commit it was made of. */
export function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" }).trim();
  try {
    const isChanged = git("status", "--porcelain", "--untracked-files=no") !== "";
    return `${version}-${git("rev-parse", "--short=9", "HEAD")}${isChanged ? "-changed" : ""}`;
  } catch {
    return version;
  }
}

/** Writes a folder that runs the gateway on a Linux machine without Node, npm or this repository. The bundles must have been made. */
export async function writeFolder(folder: string, version: string): Promise<void> {
  const deployment = readDeployment();
  const into = join(folder, "versions", version);
  rmSync(into, { recursive: true, force: true });
  mkdirSync(join(into, "files"), { recursive: true });
  mkdirSync(join(folder, "bin"), { recursive: true });
  const write = (name: string, content: string) => writeFileSync(join(into, name), content);

  cpSync(createRequire(import.meta.url)("workerd").default, join(into, "workerd"), { dereference: true });
  cpSync(join(ROOT, "dist/gateway/index.js"), join(into, "gateway.js"));
  write("main.js", await mainModule());
  write("tick.js", readFileSync(join(ROOT, "selfhost/worker/tick.js"), "utf8"));
  write("tick.capnp", readFileSync(join(ROOT, "selfhost/tick.capnp"), "utf8"));
  write("config.capnp", workerdConfig(deployment));
  write("unique-keys", uniqueKeys(deployment));
  write("settings", deployment.settings.map((name) => `${name}\n`).join(""));
  write(
    "defaults.env",
    Object.entries(deployment.defaults)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );
  write("version", `${version}\n`);
  write("LICENCES", licences());
  await writeFiles(into);
  cpSync(join(ROOT, "selfhost/launcher"), into, { recursive: true });
  chmodSync(join(into, "conso-api"), 0o755);

  for (const part of FOR_THE_OPERATOR) cpSync(join(ROOT, "selfhost", part), join(folder, part), { recursive: true });
  cpSync(join(ROOT, "selfhost/conso-api"), join(folder, "bin/conso-api"));
  chmodSync(join(folder, "bin/conso-api"), 0o755);
  cpSync(join(ROOT, "selfhost/conso-api.env.example"), join(folder, "conso-api.env.example"));
  cpSync(join(ROOT, "LICENSE"), join(folder, "LICENSE"));
  writeFileSync(join(folder, "current"), `${version}\n`);
}

/** What stands around the gateway, as one module. */
async function mainModule(): Promise<string> {
  const { outputFiles } = await bundle({
    absWorkingDir: ROOT,
    entryPoints: ["selfhost/worker/main.ts"],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    external: ["cloudflare:*", "./gateway.js", "./files.js"],
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** The static files, each content once, with the answers of both sets. */
async function writeFiles(into: string): Promise<void> {
  const answers: Record<string, unknown> = {};
  for (const [name, folder] of Object.entries({ production: ASSETS, simulation: SIMULATION_ASSETS })) {
    const recording = await recordFiles(folder);
    const missing = whatIsMissing(folder, recording);
    if (missing.length > 0)
      throw new Error(`no address answers with ${missing.map((file) => basename(file)).join(", ")}`);
    for (const [content, bytes] of recording.contents) writeFileSync(join(into, "files", content), bytes);
    answers[name] = recording.answers;
  }
  writeFileSync(join(into, "files.js"), `export default ${JSON.stringify(answers)};\n`);
}

if (import.meta.main) {
  const [target] = process.argv.slice(2);
  if (target === undefined) throw new Error("npm run selfhost -- DIR");
  const folder = resolve(process.env.INIT_CWD ?? ".", target);
  if (existsSync(join(folder, "state")))
    throw new Error(
      `${target} holds a state: write the new version elsewhere, then run ${target}/bin/conso-api upgrade NEW`,
    );
  await build();
  const version = versionOf(ROOT);
  await writeFolder(folder, version);
  console.log(`${folder}\nConso API ${version}\n\n  ${folder}/bin/conso-api help`);
}
