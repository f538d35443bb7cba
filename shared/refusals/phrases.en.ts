/** Sentences that several refusals share. */
export const RETRY_LATER = "Try again later: your request does not need to change.";
export const OPERATOR = 'Report it to the operator of this gateway, with the incident number ("instance").';
