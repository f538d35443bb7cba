/** What can go wrong with a call, each by its name in the control of the simulation. */
export const FAULT_KINDS = [
  "text_500",
  "html_502",
  "html_503",
  "empty_503",
  "empty",
  "malformed_json",
  "endless_json",
  "hang",
  "reset",
  "technical_error",
  "token_outage",
  "not_subscribed",
  "unauthorized",
  "unknown_error",
  "no_data_as_success",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];
