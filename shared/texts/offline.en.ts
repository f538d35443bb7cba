import type { Translated } from "../language.ts";
import type { OFFLINE as FR } from "./offline.fr.ts";

/** The page of a device without a connection. */
export const OFFLINE: Translated<typeof FR> = {
  title: "Offline",
  lead: "This device has no connection, or the gateway does not respond.",
  text: "Your readings are kept nowhere, not even here: they come back with the connection. What this device keeps of your token is still here.",
  again: "Try again",
};
