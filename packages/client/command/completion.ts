import type { Command } from "commander";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** What may stand behind the name of a command. */
interface Completed {
  readonly name: string;
  readonly description: string;
  readonly options: readonly {
    readonly long: string;
    readonly description: string;
    /** `null`: it takes no value. */
    readonly values: readonly string[] | null;
    readonly isFile: boolean;
  }[];
  readonly words: readonly string[];
}

/** The script with which a shell completes this program. */
export const completionScript = (shell: Shell, program: Command): string =>
  ({ bash, zsh, fish })[shell](program.commands.map(completed), program.name());

const completed = (command: Command): Completed => ({
  name: command.name(),
  description: command.description(),
  options: command
    .createHelp()
    .visibleOptions(command)
    .map((option) => ({
      long: option.long ?? "",
      description: option.description,
      values: option.required ? (option.argChoices ?? []) : null,
      isFile: option.long === "--output",
    })),
  words: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
});

function bash(commands: readonly Completed[], name: string): string {
  const cases = commands.flatMap(({ name: command, options, words }) => [
    ...options.flatMap(({ long, values, isFile }) =>
      values === null
        ? []
        : [`    ${command}:${long}) ${isFile ? 'COMPREPLY=($(compgen -f -- "$word"))' : reply(values)}; return;;`],
    ),
    `    ${command}:*) ${reply([...options.map(({ long }) => long), ...words])}; return;;`,
  ]);
  return `_${name}() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  if [ "$COMP_CWORD" -eq 1 ]; then ${reply(commands.map(({ name: command }) => command))}; return; fi
  case "\${COMP_WORDS[1]}:$before" in
${cases.join("\n")}
  esac
}
complete -F _${name} ${name}
`;
}

const reply = (words: readonly string[]): string => `COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$word"))`;

/** Quotes, brackets and colons have a meaning in a specification of zsh. */
const zshText = (text: string): string => text.replaceAll("'", "’").replaceAll(/[[\]:]/g, "\\$&");

function zsh(commands: readonly Completed[], name: string): string {
  const cases = commands.map(({ name: command, options, words }) => {
    const specifications = options.map(({ long, description, values, isFile }) => {
      const action = isFile ? ":file:_files" : values === null ? "" : `:value:(${values.join(" ")})`;
      return `'${long}[${zshText(description)}]${action}'`;
    });
    return `    ${command}) _arguments ${[...specifications, ...(words.length > 0 ? [`'*:word:(${words.join(" ")})'`] : [])].join(" ")};;`;
  });
  return `#compdef ${name}
_${name}() {
  local -a commands=(${commands.map(({ name: command, description }) => `'${command}:${zshText(description)}'`).join(" ")})
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local command="\${words[2]}"
  shift words; (( CURRENT-- ))
  case "$command" in
${cases.join("\n")}
  esac
}
if [ "$funcstack[1]" = "_${name}" ]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

const fishText = (text: string): string => `'${text.replaceAll("'", "’")}'`;

function fish(commands: readonly Completed[], name: string): string {
  const lines = commands.flatMap(({ name: command, description, options, words }) => {
    const within = `complete -c ${name} -n '__fish_seen_subcommand_from ${command}'`;
    return [
      `complete -c ${name} -n __fish_use_subcommand -f -a ${command} -d ${fishText(description)}`,
      ...options.map(({ long, description: text, values, isFile }) => {
        const value = isFile ? " -r -F" : values === null ? "" : ` -x -a '${values.join(" ")}'`;
        return `${within} -l ${long.slice(2)}${value} -d ${fishText(text)}`;
      }),
      ...(words.length > 0 ? [`${within} -f -a '${words.join(" ")}'`] : []),
    ];
  });
  return `complete -c ${name} -f\n${lines.join("\n")}\n`;
}
