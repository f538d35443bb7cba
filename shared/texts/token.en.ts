import type { Translated } from "../language.ts";
import type { TOKEN as FR } from "./token.fr.ts";

/** What the page of a token says, with its files and the pages behind its buttons. */
export const TOKEN: Translated<typeof FR> = {
  title: "Your token is ready",
  lead: "With this token, your programs read the readings of your meter. It is shown for ten minutes: copy it now.",
  leadOnce: "With this token, your programs read the readings of your meter. It is shown this once: copy it now.",
  see: "See my usage",
  meter: "Meter",
  name: "Name",
  nameOf: (most: number) => `Name, at most ${most} characters`,
  opens: "Gives access to",
  words: { consumption: "usage", production: "export", daily: "by day", load_curve: "by half hour" },
  validUntil: "Valid until",
  yours: "Your token",
  copy: {
    token: "the token",
    curl: "the curl command",
    conso: "the conso command",
    linky: "the linky command",
    cron: "the line for cron",
  },
  download: "Download the token",
  calendarLink: "Add its end to my calendar",
  selectHint: "A click on a frame selects all its text.",
  secrecy: "Keep it like a password: anyone who has it can read your usage. We keep no copy of it.",

  tryIt: "Try the token",
  withCurl: "In a terminal, your usage of the last seven days:",
  withConso: "With [our command](/brancher#commande) `conso`, which will ask you for this token:",
  withLinky: "With the program “linky”, once and for all:",
  delay: "If you have just given the share, the first data may take up to a day to arrive.",

  slot: {
    title: "Your slot",
    text: "The recommended time for one call a day, after Enedis has published and away from the crowd. It is computed from your meter and does not change. It is the time in Paris.",
    cron: "For cron, the whole line: the last seven days, every morning:",
  },
  connect: {
    title: "Connect a program",
    text: "Home Assistant, Jeedom, Domoticz, Node-RED, Grafana, a spreadsheet: their settings, filled in with this token.",
    link: "See the settings",
  },

  another: {
    title: "A token for each use",
    hint: "Give each program a token of its own: a name to know it by, and only the access that it needs. This one stays valid.",
    choices: {
      "": "all readings",
      daily: "daily values only",
      consumption: "usage only",
      "consumption daily": "daily usage only",
      production: "export only",
      "production daily": "daily export only",
    },
    button: "Get another token",
  },

  others: {
    title: "Did you have a token for this meter already?",
    hint: "Tokens given before this consent stay valid. If they are lost, stolen or useless, you can revoke all of them. Only this one stays valid.",
    open: "Revoke the other tokens…",
    sure: "Programs that use them will be refused from their next call on. That is immediate and final.",
    button: "Yes, revoke all the others",
  },
  replayed: {
    title: "Another browser came with your share",
    text: "In the last 24 hours, another browser came back here with the number of your share. It may be yours, from an earlier try. If not, somebody knows or has guessed that number: without the digits of your meter they got nothing, and you alone have this token.",
  },
  othersRevoked: {
    title: "Other tokens revoked",
    lead: "Only the token that you have just got still gives access to this meter.",
    advice: "Give it to each of the programs that used another token.",
    back: "Back to the token",
  },

  withdraw: {
    title: "Take the access back",
    text: "To withdraw all access, delete the share in [your Enedis account](https://mon-compte-particulier.enedis.fr), on the page of shares. For this token alone, revoke it here.",
    open: "Revoke this token…",
    sure: "Programs that use it will be refused from their next call on. That is immediate and final: it cannot be undone.",
    sureToday:
      "Your consent is of today: **you can get another token by a consent only tomorrow.** If you need another one today, make it above first.",
    button: "Yes, revoke this token",
  },
  revoked: {
    title: "Token revoked",
    lead: "This token gives access to nothing any more: programs that used it will be refused from their next call on.",
    share: "The share at Enedis is still there, and your other tokens stay valid.",
    again: "For a new token",
  },

  none: {
    title: "No token to show",
    lead: "A token is shown only in the browser that got it, for ten minutes. We keep no copy of it.",
    again: "If you did not copy it in time",
  },

  newToken: {
    ifToday: "**You consented today?**",
    isToday: "You consented today.",
    today:
      "A new consent would be **refused until tomorrow**: Enedis dates a share by the day only, so two shares of one day count as one, and a share gives one token. Tomorrow, withdraw this share in [your Enedis account](https://mon-compte-particulier.enedis.fr), then start again here.",
    ifBefore: "**Your consent is older?**",
    before:
      "First withdraw that share in [your Enedis account](https://mon-compte-particulier.enedis.fr), then start again here: the new token comes at once.",
    meanwhile:
      "In the meantime, a token that a program has goes on reading, and can [give another one](/documentation/jetons). The sample meter answers as yours does: enough to prepare your programs.",
    restart: "Start again",
    try: "Try it without a meter",
  },

  calendar: {
    title: "Conso API: the Linky token ends",
    description: "Give your consent again to get a new token, then replace it in your programs.",
  },
};
