import { type Command, type CommanderError, InvalidArgumentError } from "commander";
import { filled } from "./language.ts";
import type { Words } from "./words.en.ts";

/** A command whose help and errors are in a language, and that throws its errors in place of ending the process. */
export function localized(command: Command, name: string, words: Words): Command {
  const examples = (words.exampleLines[name] ?? []).map((line) => `  ${line}`);
  return command
    .helpOption("-h, --help", words.options.help)
    .addHelpText("after", `\n${words.examples}\n${examples.join("\n")}`)
    .configureHelp({
      styleTitle: (title) => words.titles[title] ?? title,
      subcommandTerm: (subcommand) => subcommand.name(),
      optionDescription: ({ description, argChoices }) =>
        argChoices === undefined ? description : `${description} (${argChoices.join(", ")})`,
      argumentDescription: ({ description, argChoices = [] }) => `${description} (${argChoices.join(", ")})`,
    })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
}

/** What to print about a wrong command line; `null`: help or the version was asked for, and is printed. */
export function usageError(error: CommanderError, words: Words): string | null {
  if (error.exitCode === 0 || error.code === "commander.help") return null;
  const [, allowed = "--help"] = /Allowed choices are (.*)\.$/.exec(error.message) ?? [];
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map(([, text = ""]) => text);
  const sentence = words.usageErrors[error.code];
  return sentence === undefined ? error.message : filled(sentence, { ...quoted, allowed });
}

/** A number of seconds as it is typed. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError("");
  return Number(text);
}
