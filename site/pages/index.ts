import { htmlDocument } from "../../shared/pages/document.tsx";
import { connect } from "./connect.tsx";
import { consentHelp } from "./consent-help.tsx";
import { consommation } from "./consommation.tsx";
import { examples } from "./examples.tsx";
import { guide } from "./guide/pages.ts";
import { home } from "./home.tsx";
import { impact } from "./impact.tsx";
import { offline } from "./offline.tsx";
import { privacy } from "./privacy.tsx";
import { type OpenApi, reference } from "./reference.tsx";
import { sample } from "./sample.tsx";

/** Every page that is the same for everyone, by its file name. */
export function pages(openApi: OpenApi, origin: string, isLinkyHost: boolean): Readonly<Record<string, string>> {
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
  return Object.fromEntries(
    documents.map((document) => [fileOf(document.path ?? ""), htmlDocument({ ...document, origin })]),
  );
}

const fileOf = (path: string): string => (path === "/" ? "index.html" : `${path.slice(1)}.html`);
