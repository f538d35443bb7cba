/** Sentences that several refusals share. */
export const RETRY_LATER = "Try again later: nothing has to change in your request.";
export const OPERATOR = 'Report it to whoever runs this gateway, with the incident number ("instance").';
