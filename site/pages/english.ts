import { connect } from "./connect.tsx";
import { consentHelp } from "./consent-help.tsx";
import { consommation } from "./consommation.tsx";
import { examples } from "./examples.tsx";
import { type Files, filesOf } from "./files.ts";
import { guide } from "./guide/pages.ts";
import { home } from "./home.tsx";
import { offline } from "./offline.tsx";
import { sample } from "./sample.tsx";

/** The pages that have an English form (`TRANSLATED`), by their file name. */
export const pages = (origin: string, isLinkyHost: boolean): Files =>
  filesOf(
    [home, consommation, sample, connect(isLinkyHost), examples(isLinkyHost), ...guide, consentHelp, offline],
    origin,
  );
