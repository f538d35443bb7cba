import { inWords } from "./durations.ts";
import type { PairingRefusal } from "./pairing.ts";
import type { Texts } from "./text.ts";

const NEW_CODE = "Ask the device for a new code, then type it here.";

/** The refusals that a person meets on the page of a device. */
export const PAIRING_EN: Texts<PairingRefusal> = {
  device_code_unknown: {
    title: "Unknown code",
    detail: () => "No device waits under this code: it is mistyped, it has expired, or it was used already.",
    remedy: "Check the eight letters. A code is good for ten minutes only; after that, ask the device for a new one.",
  },
  device_code_ended: {
    title: "The code has ended",
    detail: () => "The code of this device has expired or was used already: the device got nothing more.",
    remedy: NEW_CODE,
  },
  device_elsewhere: {
    title: "Another browser has this device",
    detail: () => "Another browser answered for this device. This one can give it nothing any more.",
    remedy: `If that was not you, the device will not read your meter, but somebody else’s. ${NEW_CODE}`,
  },
  device_form_old: {
    title: "This page is out of date",
    detail: () => "This page spoke of another device than the one that waits in this browser now.",
    remedy: "Nothing was given. Open the page of the device again and read it once more.",
  },
  device_gets_nothing: {
    title: "This token opens nothing of what is asked for",
    detail: () => "The device asks for readings that this token gives no access to.",
    remedy: "Choose another token, or give a consent.",
  },
  too_many_codes: {
    title: "Too many codes",
    detail: ({ retryAfterMs }) =>
      `Too many codes were typed from your address. The next one is possible in ${inWords(retryAfterMs, "en")}.`,
    remedy: "Wait, then type the code that the device shows again.",
  },
};
