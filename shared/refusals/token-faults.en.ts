import type { TokenFault } from "./token.ts";

/** What is wrong with a text that should be a token. */
export const TOKEN_FAULTS_EN: Readonly<Record<TokenFault, string>> = {
  nothing: "There is no token here.",
  other_scheme: 'The "Authorization" header has another scheme than "Bearer": it probably holds a password.',
  not_a_token:
    'This text does not look like a token: a token begins with "eyJ" and has three parts separated by dots. It may be the placeholder of an example.',
  several: "This text holds several tokens: send one.",
  start_missing: 'The start of the token is missing: a token begins with "eyJ".',
  end_missing: "The end of the token is missing: it has three parts separated by dots, and the last has 43 characters.",
  added: "Something is attached to the token, before or after it.",
  shortened: "This token was shortened for display: it is not whole.",
  characters: "This text holds characters that no token has.",
};

/** What to do about any of them. */
export const COPY_AGAIN_EN =
  "Copy the whole token again from where you keep it: your consent is not the problem, so you need not give it again.";
