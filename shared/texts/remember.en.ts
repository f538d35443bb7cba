import type { Translated } from "../language.ts";
import type { REMEMBER as FR, REMEMBERED as REMEMBERED_FR } from "./remember.fr.ts";

/** What `/consommation` says of remembering, joining and erasing, in its page. */
export const REMEMBER: Translated<typeof FR> = {
  label: "Remember this meter on this device",
  hint: "Next time, this page opens without asking for anything. Tick it on a device of your own only.",
  summary: "What is kept, and until when",
  details: [
    "A token of this device’s own, encrypted, in a cookie that no script reads and that only this site receives. The key stays in this browser: a copy of the cookie opens nowhere else. No reading is kept.",
    "It goes six months after your last visit, or when the token ends. Safari forgets it sooner, after seven days without a visit, unless the page is on your home screen.",
    "Somebody else who uses your session on this device will see your usage.",
  ],
  elsewhere: {
    open: "A device lost, sold or lent?",
    text: "Your other devices that remember this meter will forget it from now on. Programs that got their token from one of them will stop too; the others go on.",
    button: "Forget it on my other devices",
  },
  keeping: {
    title: "Your meters and your token",
    copyOpen: "Keep the token elsewhere",
    copyText:
      "For another device, a program or your password manager. Whoever has it reads your readings: give it only to those you choose.",
    copy: "Copy the token of this tab",
  },
  naming: {
    label: "A name for this meter, for you",
    button: "Keep this name",
    hint: "Encrypted with the rest, on this device only.",
  },
  joining: {
    open: "Several meters?",
    texts: [
      "A consent opens one meter only. [Give one for the other meter](/api/auth), then merge them here: one token will read both, in this page and in your programs. The two tokens from before stay valid.",
    ],
    label: "Token of the other meter",
    button: "Merge",
  },
  erasing: {
    open: "Erase from this browser",
    sure: "The token goes from this browser and all its tabs, and this device forgets it. **If you have not kept it elsewhere**, you will need a new consent, possible tomorrow if the last one is of today.",
    button: "Yes, erase",
  },
};

/** What its scripts answer. */
export const REMEMBERED: Translated<typeof REMEMBERED_FR> = {
  kept: (day) =>
    `This device remembers it until ${day}, or until six months without a visit. Untick to forget it at once.`,
  forgotten: "Forgotten. The token stays in this tab until you close it.",
  elsewhere: "Done: your other devices have forgotten this meter.",
  copied: "Copied.",
  notCopied: "This browser does not allow copying.",
  named: "Name kept.",
  join: (labels) => `Merge with ${labels}`,
  malformed: "This text is not a token.",
  joined: "Merged: the token of this tab now reads all these meters. Copy it below for your programs.",
  unable: "This browser cannot remember it: storage or cookies are blocked.",
  unreachable: "The gateway does not respond: try again in a moment.",
};
