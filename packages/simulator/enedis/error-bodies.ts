/**
 * Every error body, with Enedis's codes and sentences as its error guide or published answers have them, unless a comment says otherwise.
 * The gateway under test compares them, so no word is changed here.
 */

interface BackendError {
  readonly status: 400 | 403 | 404 | 500;
  readonly error: string;
  readonly error_description: string;
}

const NOT_HOLDER_FR = "Le client n'est pas titulaire du point demandé.";

/** Errors of Enedis's own applications, behind its gateway. The form is v5's; the French sentences came with 2026. */
export const BACKEND = {
  startMissing: invalid("Start date parameter is required."),
  startMalformed: invalid("Start date parameter must be in the format yyyy-mm-dd."),
  endMissing: invalid("End date parameter is required."),
  endMalformed: invalid("End date parameter must be in the format yyyy-mm-dd."),
  pointMissing: invalid("usage_point_id parameter is required."),
  pointMalformed: invalid("usage_point_id parameter must be 14 digits long."),
  // Guesses: nobody published a sentence for the parameters that came with 2026.
  stepMissing: invalid("mesuresPas parameter is required."),
  quantityMissing: invalid("grandeurPhysique parameter is required."),
  bodyMalformed: invalid("The request body is malformed."),
  reversed: {
    status: 400,
    error: "ADAM-ERR0002",
    error_description: "La date de fin doit être supérieure à la date de début.",
  },
  future: invalid("The end date parameter must be earlier than the current date."),
  tooLong: {
    status: 400,
    error: "ADAM-ERR0126",
    error_description: "The requested period must be less than 7 days for an access to the load curve.",
  },
  tooOld: {
    status: 400,
    error: "ADAM-ERR0125",
    error_description: "The start date must be greater than the history deadline.",
  },
  beforeActivation: {
    status: 400,
    error: "ADAM-ERR0123",
    error_description:
      "La demande ne peut pas aboutir, la période demandée est antérieure à la date de dernière mise en service du point.",
  },
  noConsent: {
    status: 403,
    error: "ADAM-DC-0008",
    error_description: "No consent can be found for this customer and this usage point.",
  },
  notHolder: {
    status: 403,
    error: "ADAM-DC-0007",
    error_description: "The customer is not owner of this usage point.",
  },
  notRecorded: { status: 400, error: "ADAM-DC-0007", error_description: NOT_HOLDER_FR },
  wrongDirection: {
    status: 400,
    error: "ADAM-ERR0069",
    error_description: "Le sens de la mesure ne correspond pas pour le PRM demandé.",
  },
  curveRefused: {
    status: 400,
    error: "ADAM-ERR0075",
    error_description: "The customer objected to the load curve recording",
  },
  /** Of the contract APIs. */
  noServices: {
    status: 400,
    error: "Bad request",
    error_description: "Pas de services souscrits, le flux est stoppé.",
  },
  /** Seen in July 2026 from a flow for professionals; its status is a guess. */
  noSuchPoint: { status: 400, error: "ADAM-ERR0155", error_description: "Demande non recevable : point inexistant." },
  noData: { status: 404, error: "no_data_found", error_description: "no measure found for this usage point" },
  technical: { status: 500, error: "technical_error", error_description: "Technical error. Please try later." },
  /** A code that no document lists. */
  unknown: { status: 400, error: "ADAM-ERR0999", error_description: "Une erreur est survenue." },
} as const satisfies Record<string, BackendError>;

export type BackendErrorName = keyof typeof BACKEND;

function invalid(error_description: string): BackendError {
  return { status: 400, error: "Invalid_request", error_description };
}

/** Errors of the token endpoint. */
export const OAUTH = {
  authenticationFailed: oauth(401, "invalid_client", "Client Authentication failed."),
  missingParameter: oauth(400, "invalid_request", "missing_parameter"),
  // The codes are documented, the sentences are guesses.
  unsupportedGrant: oauth(400, "unsupported_grant_type", "Unsupported grant_type value"),
  contentType: oauth(415, "invalid_request", "unsupported_media_type"),
} as const;

/** The token endpoint does not know this application. */
export const unknownClient = (clientId: string) =>
  oauth(401, "invalid_client", `A valid OAuth client could not be found for client_id: ${clientId}`);

function oauth(status: 400 | 401 | 415, error: string, description: string) {
  // WSO2 writes the description first.
  return { status, body: { error_description: description, error } } as const;
}

interface GatewayError {
  readonly status: 401 | 403 | 404 | 429;
  readonly code: number;
  readonly message: string;
  readonly description: string;
  readonly nextAccessTime?: string;
}

/** Errors of the WSO2 gateway in front of Enedis's applications. */
export const GATEWAY = {
  invalidCredentials: {
    status: 401,
    code: 900901,
    message: "Invalid Credentials",
    description: "Invalid Credentials. Make sure you have provided the correct security credentials",
  },
  // From WSO2's documentation.
  missingCredentials: {
    status: 401,
    code: 900902,
    message: "Missing Credentials",
    description:
      "Invalid Credentials. Make sure your API invocation call has a header: 'Authorization : Bearer ACCESS_TOKEN'",
  },
  notSubscribed: {
    status: 403,
    code: 900908,
    // The trailing space is WSO2's.
    message: "Resource forbidden ",
    description: "User is NOT authorized to access the Resource. API Subscription validation failed.",
  },
  burst: {
    status: 429,
    code: 900807,
    message: "Message throttled out",
    description: "You have exceeded your quota",
  },
  // From WSO2's documentation.
  noResource: {
    status: 404,
    code: 900906,
    message: "No matching resource found",
    description: "No matching resource found for given API Request",
  },
} as const satisfies Record<string, GatewayError>;

/** The hour's quota is spent until an instant in WSO2's format. */
export const hourSpent = (nextAccessTime: string): GatewayError => ({
  status: 429,
  code: 900804,
  message: "Message throttled out",
  description: `You have exceeded your quota .You can access API after ${nextAccessTime}`,
  nextAccessTime,
});

/** Flat with text codes since the upgrade of July 2026; before it, inside `fault` with numbers. */
export function gatewayBody({ status: _, code, ...said }: GatewayError, form: "flat" | "fault"): unknown {
  return form === "fault" ? { fault: { code, ...said } } : { code: `${code}`, ...said };
}
