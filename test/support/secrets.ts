/** The secret with which gateways of the tests sign tokens. */
export const TOKEN_SECRET = "a secret of the tests, long enough for HS256";
