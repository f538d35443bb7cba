import { connect } from "./connect.tsx";
import { consentHelp } from "./consent-help.tsx";
import { consommation } from "./consommation.tsx";
import { examples } from "./examples.tsx";
import { type Files, filesOf } from "./files.ts";
import { guide } from "./guide/pages.ts";
import { home } from "./home.tsx";
import { impact } from "./impact.tsx";
import { offline } from "./offline.tsx";
import { privacy } from "./privacy.tsx";
import { type OpenApi, reference } from "./reference.tsx";
import { sample } from "./sample.tsx";

/** Every page that is the same for everyone, by its file name. */
export function pages(openApi: OpenApi, origin: string, isLinkyHost: boolean): Files {
  const documents = [
    home,
    consommation,
    sample,
    connect(isLinkyHost),
    examples(isLinkyHost),
    impact,
    ...guide,
    reference(openApi),
    privacy,
    consentHelp,
    offline,
  ];
  return filesOf(documents, origin);
}
