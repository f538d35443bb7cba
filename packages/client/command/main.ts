import { join } from "node:path";
import { CommanderError } from "commander";
import envPaths from "env-paths";
import manifest from "../package.json" with { type: "json" };
import { EXIT } from "./exit-code.ts";
import { worded } from "./failure.ts";
import { languageOf } from "./language.ts";
import { usageError } from "./localized.ts";
import { programFor } from "./program.ts";
import { sessionOf } from "./session.ts";

/** The command `conso`. */
const args = process.argv.slice(2);
const session = sessionOf(
  languageOf(args, process.env),
  process,
  join(envPaths("conso", { suffix: "" }).config, "tokens.json"),
);

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? EXIT.ok : EXIT.failed),
);

const program = programFor(session, manifest.version, (exitCode) => {
  process.exitCode = exitCode;
});
program.parseAsync(args, { from: "user" }).catch((error: unknown) => {
  const { words } = session;
  if (error instanceof CommanderError) {
    const text = usageError(error, words);
    if (text !== null) process.stderr.write(`${text}\n`);
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return;
  }
  const { text, exitCode } = worded(error, words) ?? { text: String(error), exitCode: EXIT.failed };
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
});
