import { ENEDIS_EN } from "./enedis.en.ts";
import { ENEDIS_FR } from "./enedis.fr.ts";
import { GATEWAY_EN } from "./gateway.en.ts";
import { GATEWAY_FR } from "./gateway.fr.ts";
import { IMPACT_EN } from "./impact.en.ts";
import { IMPACT_FR } from "./impact.fr.ts";
import { READINGS_EN } from "./readings.en.ts";
import { READINGS_FR } from "./readings.fr.ts";
import type { ProgramRefusal } from "./refusal.ts";
import { REQUEST_EN } from "./request.en.ts";
import { REQUEST_FR } from "./request.fr.ts";
import type { Texts } from "./text.ts";
import { TOKEN_EN } from "./token.en.ts";
import { TOKEN_FR } from "./token.fr.ts";

/** Every refusal that a program can meet, in French. */
export const REFUSALS_FR: Texts<ProgramRefusal> = {
  ...REQUEST_FR,
  ...TOKEN_FR,
  ...GATEWAY_FR,
  ...ENEDIS_FR,
  ...IMPACT_FR,
  ...READINGS_FR,
};

/** The same in English, for callers whose `Accept-Language` prefers it. */
export const REFUSALS_EN: Texts<ProgramRefusal> = {
  ...REQUEST_EN,
  ...TOKEN_EN,
  ...GATEWAY_EN,
  ...ENEDIS_EN,
  ...IMPACT_EN,
  ...READINGS_EN,
};
