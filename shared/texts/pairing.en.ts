import type { Translated } from "../language.ts";
import type { PAIRING as FR } from "./pairing.fr.ts";

/** What the pages say on which a person gives a device its token. */
export const PAIRING: Translated<typeof FR> = {
  code: {
    title: "Pair a device",
    lead: "A program or a device without a browser has shown you a code: type it here to let it read your meter.",
    label: "The code that the device shows",
    hint: "Eight letters, such as BCDF-GHJK. It is good for ten minutes and works once.",
    submit: "Continue",
    warning:
      "Only type a code that **you** asked for, on a device of your own. Nobody serious will send you one in a message or by telephone: whoever asked for it would read your usage.",
    ended:
      "Your token is still in this browser, for ten minutes at most: type the new code here, and **no other consent will be asked for**.",
    toToken: "See the token",
  },

  device: {
    name: "It calls itself",
    code: "Its code",
    claimed: "That name is the one it gives itself: nothing proves it.",
    asked: "It asked",
    askedAt: (clock, minutes) =>
      `at ${clock}, ${minutes < 1 ? "less than a minute ago" : minutes === 1 ? "a minute ago" : `${minutes} minutes ago`}`,
    from: "From",
    unknownPlace: "we do not know from where",
    reads: "It will read",
    until: "Until",
    untilAtMost: "Until",
    atMost: "the end of your consent, in three years at most",
    meter: "Meter",
  },
  words: {
    everything: "usage and export, by day and by half hour",
    consumption: "usage",
    production: "export",
    both: "usage and export",
    daily: "by day",
    load_curve: "by half hour",
    eitherDetail: "by day and by half hour",
  },

  ask: {
    title: "A device asks to read your meter",
    question: "Was it you who asked for it?",
    why: "Answer yes only if you see this code right now on a device of your own, and if the time and the place look right. Half hour by half hour, your usage tells when your home is empty.",
    yes: "Yes, it was me",
    no: "No, refuse",
  },

  ways: {
    title: "How to give it access?",
    lead: "Nothing is given yet. Choose where the access comes from.",
    question: "Was it you who asked for it?",
    cookie: {
      title: "With the token of this browser",
      text: "You have just given your consent here: the device gets a token of its own, limited to what it asks for. No other consent is needed.",
      button: "Yes, give it access",
    },
    kept: {
      title: "With a meter that this browser knows",
      text: "It keeps a token of it: the device gets another one, its own, limited to what it asks for. No consent is needed.",
      button: "Yes, give it access",
      meter: "Meter",
    },
    pasted: {
      title: "With a token that you have already",
      text: "The device gets another one, its own, limited to what it asks for. Yours is not kept here.",
      label: "Your token",
      button: "Yes, give it access",
    },
    consent: {
      title: "By a consent at Enedis",
      warning:
        "**A meter that is shared with this service already cannot be shared a second time** without first withdrawing that share in [your Enedis account](https://mon-compte-particulier.enedis.fr); and a share withdrawn on its own day can be given again only tomorrow. In that case, rather take a token that you have already.",
      text: "You will go to Enedis’s site, which is in French, to choose a meter, then come back here to confirm it. The code of the device keeps running: if it expires meanwhile, another code is enough, without another consent.",
      button: "Go to Enedis",
    },
    no: "No, it was not me: refuse",
  },

  back: {
    title: "Your consent is given",
    lead: "One last question before the device gets its token. Read once more who asks for it.",
  },

  declined: {
    title: "Device refused",
    lead: "The device has been told, and got nothing. Its code is worth nothing any more.",
    token: "If you had just given a consent, its token is yours alone:",
    toToken: "See the token",
    again: "Type another code",
  },
  done: {
    title: "Device paired",
    lead: "The device gets its token within seconds. You can close this page.",
    withdraw:
      "To take its access back: revoke its token from the device, or withdraw the share in [your Enedis account](https://mon-compte-particulier.enedis.fr), which stops every token of this meter.",
    next: "See my usage",
  },
};
