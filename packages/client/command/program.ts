import { Argument, Command, Option } from "commander";
import { authenticate } from "./auth.ts";
import { completionScript, SHELLS, type Shell } from "./completion.ts";
import type { ExitCode } from "./exit-code.ts";
import { EXIT } from "./exit-code.ts";
import { FORMATS } from "./formats.ts";
import { LANGUAGES } from "./language.ts";
import { localized, wholeNumber } from "./localized.ts";
import { serveAssistant } from "./mcp.ts";
import { obtainToken } from "./obtain-token.ts";
import { readSeries, SERIES, type SeriesCommand } from "./read-series.ts";
import type { Session } from "./session.ts";
import { diagnose, showImpact, showMeters, showSlot, showTokens } from "./show.ts";
import { showTempo } from "./tempo.ts";

/** The command line: what may be written, and what it starts. `end` takes the exit code of what was started. */
export function programFor(session: Session, version: string, end: (exitCode: ExitCode) => void): Command {
  const { words } = session;
  const { options, commands } = words;
  /** The name of a value, in the language of the help. */
  const value = (name: string) => `<${words.valueNames[name] ?? name}>`;

  const program = localized(new Command("conso"), "program", words)
    .description(words.description)
    .usage(words.programUsage)
    .version(version, "-V, --version", options.version)
    .helpCommand(false)
    .addOption(new Option(`--lang ${value("LANG")}`, options.lang).choices(LANGUAGES))
    .addHelpText("after", `\n${words.environment}\n\n${words.exitCodes}`);

  /** A command with the options that all have. */
  const command = (name: keyof typeof commands) =>
    localized(program.command(name), name, words).description(commands[name]).usage(words.usage);
  const connected = (name: keyof typeof commands) =>
    command(name)
      .option(`--gateway ${value("URL")}`, options.gateway)
      .option(`--token ${value("TOKEN")}`, name === "auth" ? options.tokenToKeep : options.token)
      .addOption(new Option(`--lang ${value("LANG")}`, options.lang).choices(LANGUAGES));
  const overMeters = (name: keyof typeof commands) => connected(name).option("--demo", options.demo);
  const shown = (name: keyof typeof commands) =>
    connected(name).addOption(
      new Option(`--format ${value("FORMAT")}`, options.formatOne).choices(["table", "json"]).default("table"),
    );
  /** What a command starts, with its options; the types of these are those of the definitions above it. */
  const starts =
    <Options>(action: (session: Session, given: Options) => Promise<ExitCode>) =>
    async (given: Options) =>
      end(await action(session, given));

  connected("auth")
    .option("--pair", options.pair)
    .option(`--name ${value("NAME")}`, options.name)
    .option(`--scope ${value("SCOPE")}`, options.scope)
    .option("--no-browser", options.noBrowser)
    .action(async (given) => end(await authenticate(session, given, obtainToken(session, given))));
  for (const name of Object.keys(SERIES) as SeriesCommand[]) {
    const series = overMeters(name)
      .option(`--prm ${value("PRM")}`, options.prm)
      .option(`--start ${value("DAY")}`, options.start)
      .option(`--end ${value("DAY")}`, options.end)
      .addOption(new Option(`--last ${value("PERIOD")}`, options.last).conflicts("start"))
      .addOption(new Option(`--format ${value("FORMAT")}`, options.format).choices(FORMATS))
      .option(`-o, --output ${value("FILE")}`, options.output)
      .option(`--patience ${value("SECONDS")}`, options.patience, wholeNumber);
    if (name !== "max-power") series.option("--production", options.production);
    if (SERIES[name].drawn !== null) series.option("--chart", options.chart);
    series.action(async (given) => end(await readSeries(session, name, given)));
  }
  shown("impact")
    .option(`--prm ${value("PRM")}`, options.prm)
    .option(`--start ${value("DAY")}`, options.start)
    .option(`--end ${value("DAY")}`, options.end)
    .addOption(new Option(`--by ${value("BY")}`, options.by).choices(["day", "hour"]).default("day"))
    .action(starts(showImpact));
  shown("diagnose")
    .option("--demo", options.demo)
    .option(`--prm ${value("PRM")}`, options.prm)
    .option(`--measure ${value("SERIES")}`, options.measure)
    .option(`--start ${value("DAY")}`, options.start)
    .option(`--end ${value("DAY")}`, options.end)
    .action(starts(diagnose));
  shown("meters")
    .option("--demo", options.demo)
    .option(`--prm ${value("PRM")}`, options.prm)
    .action(starts(showMeters));
  shown("slot")
    .option(`--prm ${value("PRM")}`, options.prm)
    .action(starts(showSlot));
  command("tempo")
    .option(`--gateway ${value("URL")}`, options.gateway)
    .addOption(new Option(`--lang ${value("LANG")}`, options.lang).choices(LANGUAGES))
    .addOption(new Option(`--format ${value("FORMAT")}`, options.formatOne).choices(["table", "json"]).default("table"))
    .option(`--start ${value("DAY")}`, options.startTempo)
    .option(`--end ${value("DAY")}`, options.endTempo)
    .action(starts(showTempo));
  shown("tokens")
    .option("--renew", options.renew)
    .addOption(new Option("--revoke", options.revoke).conflicts("renew"))
    .action(starts(showTokens));
  overMeters("mcp")
    .option(`--prm ${value("PRM")}`, options.prmUsual)
    .action(starts(serveAssistant));
  command("completion")
    .usage(SHELLS.join("|"))
    .addArgument(new Argument("<shell>", words.shell).choices(SHELLS))
    .action((shell: Shell) => {
      session.terminal.stdout.write(completionScript(shell, program));
      end(EXIT.ok);
    });
  return program;
}
