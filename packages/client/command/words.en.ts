/** Every sentence of the command, in English. */
export const ENGLISH = {
  description: "Reads your Linky meter through a gateway of Conso API.",
  titles: {
    "Usage:": "Usage:",
    "Arguments:": "Arguments:",
    "Options:": "Options:",
    "Commands:": "Commands:",
  } as Readonly<Record<string, string>>,
  usage: "[options]",
  programUsage: "<command> [options]",
  examples: "Examples:",
  exampleLines: {
    program: [
      "conso auth --gateway https://conso.example",
      "conso daily --last P1M",
      "conso load-curve --last P1Y --output year.csv",
      "conso load-curve --help   # the options of a command",
    ],
    auth: [
      "conso auth --gateway https://conso.example",
      "conso auth --gateway https://conso.example < token.txt   # on a machine without a browser",
    ],
    daily: ["conso daily --last P1M --chart", "conso daily --production --start 2026-01-01 --format csv"],
    "load-curve": [
      "conso load-curve --last P1Y --output year.csv   # interrupted, the same line goes on",
      "conso load-curve --last P1M --format influx | influx write --bucket home",
    ],
    "max-power": ["conso max-power --last P1Y --chart"],
    registers: ["conso registers --last P1M --format json"],
    index: ["conso index --last P7D"],
    impact: ["conso impact --prm 22516914714270 --by hour"],
    diagnose: [
      "conso diagnose --measure consumption/load_curve",
      "conso diagnose > /dev/null || echo something is wrong",
    ],
    meters: ["conso meters", "conso meters --format json"],
    slot: ["conso slot   # the crontab line of your meter"],
    tokens: ["conso tokens", "conso tokens --renew"],
    completion: ["source <(conso completion bash)", "conso completion fish > ~/.config/fish/completions/conso.fish"],
  } as Readonly<Record<string, readonly string[]>>,
  exitCodes: `Exit codes:
  0   everything is there
  1   something failed
  2   the command line is wrong
  3   there is no token, or it is refused
  4   there is no reading, and the message says why
  5   not all is there, or not all is well
  75  try again later: the message says when`,
  environment: `Environment:
  CONSO_GATEWAY  the gateway, in place of --gateway
  CONSO_TOKEN    the token, in place of --token: other programs do not see it
  NO_COLOR       no colours`,
  commands: {
    auth: "Ask for your consent, and keep the token on this machine",
    daily: "Energy of each day",
    "load-curve": "Energy and mean power of each half hour",
    "max-power": "The highest power of each day",
    registers: "Energy of each day by tariff period",
    index: "What each counter showed at each midnight",
    impact: "What your electricity costs the planet",
    diagnose: "Why there are no readings",
    meters: "The contract of each meter",
    slot: "The minute of the morning to ask at",
    tokens: "What your token gives access to, and until when",
    completion: "Completion for your shell",
  },
  shell: "your shell",
  options: {
    help: "show this help",
    version: "show the version",
    lang: "language of this command",
    gateway: "address of the gateway; by default the one that conso auth kept",
    token: "the token; by default the one that conso auth kept",
    prm: "the 14 digits of the meter, when the token has several",
    prmAlways: "the 14 digits of the meter",
    production: "production in place of consumption",
    start: "first day, like 2026-11-01, or an instant",
    end: "the day after the last one; today by default",
    last: "in place of --start: P7D (the default), P4W, P1M, P3Y",
    format: "how it is written; with --output, by the end of the file's name",
    formatOne: "how it is written",
    output: "append to this file, and go on where it ends",
    chart: "a chart in place of the table",
    patience: "how long to wait for the next reading; 3600 by default",
    by: "by day, or by hour for at most seven days",
    measure: "the series in question, like consumption/load_curve",
    noBrowser: "do not open a browser",
    renew: "replace the token that is kept by a new one",
    revoke: "end the token, and forget it",
  },
  valueNames: {} as Readonly<Record<string, string>>,
  auth: {
    open: "Consent on this page, then paste the token that it shows:",
    paste: "Token: ",
    kept: "The token is kept in",
  },
  usageErrors: {} as Readonly<Record<string, string>>,
  failures: {
    noGateway: "Which gateway? Name it with --gateway https://…, or with CONSO_GATEWAY; conso auth keeps it.",
    badGateway: "The gateway is an https address, like https://conso.example; http is for this machine only.",
    noTokenGiven: "No token was given.",
    noToken: "There is no token for this gateway: conso auth asks for one.",
    unreachable: "The gateway cannot be reached.",
    unexpected_answer: "The answer is not one of the gateway: is the address right?",
    stopped: "The gateway stopped before the end of the window.",
    outputFormat: "--output appends: csv, jsonl or influx.",
    outputWithChart: "--chart draws in the terminal: leave --output out.",
    foreign: "This file does not end with readings of this meter and series in this format: choose another file.",
    retryIn: "Try again in",
  },
  notes: {
    wait: "waiting for the gateway",
    expires: "The token ends on {day}: run conso auth before.",
    nothingNew: "Nothing new: the file has everything that there is.",
    noRows: "There is no reading in this window.",
    holes: "Missing, though Enedis may have it: {from} to {to} ({code}).",
    revoked: "The token is revoked.",
    renewed: "A new token is kept; the old one ends by itself, or with --revoke.",
  },
  units: { second: "s", minute: "min", hour: "h" },
  labels: {} as Readonly<Record<string, string>>,
  values: {} as Readonly<Record<string, string>>,
  yes: "yes",
  no: "no",
};

export type Words = typeof ENGLISH;
