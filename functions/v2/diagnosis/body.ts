import type { Facts, Trial } from "../../../shared/diagnosis/facts.ts";
import { type Link, linksOf, verdictOf } from "../../../shared/diagnosis/links.ts";
import { wordNote } from "../../../shared/diagnosis/texts.ts";
import { lastDayOf } from "../../../shared/diagnosis/troubles.ts";
import { parisText } from "../../../shared/paris-time.ts";
import { REFUSALS_EN, REFUSALS_FR } from "../../../shared/refusals/program-texts.ts";
import type { ProgramRefusal, Refusal } from "../../../shared/refusals/refusal.ts";
import { resolveStatus, retryAfterSeconds } from "../../../shared/refusals/statuses.ts";
import { type Texts, wordRefusal } from "../../../shared/refusals/text.ts";
import { DIAGNOSIS_EN } from "../../../shared/texts/diagnosis.en.ts";
import { DIAGNOSIS_FR } from "../../../shared/texts/diagnosis.fr.ts";
import { maskedUsagePoint, type UsagePointId } from "../../../shared/usage-point.ts";
import { nameOf } from "./request.ts";

const TEXTS = {
  fr: { diagnosis: DIAGNOSIS_FR, refusals: REFUSALS_FR },
  en: { diagnosis: DIAGNOSIS_EN, refusals: REFUSALS_EN },
} as const;

/** A diagnosis: what it is drawn from, for whom, in which language, and its number. */
export interface Diagnosis {
  readonly facts: Facts;
  readonly usagePointId: UsagePointId;
  readonly language: "fr" | "en";
  readonly incident: string;
}

/** The answer, and the refusal that its verdict is; `null`: nothing is wrong. */
export function diagnosisBody({ facts, usagePointId, language, incident }: Diagnosis) {
  const { diagnosis, refusals } = TEXTS[language];
  // The refusals of a consent are shown as pages: none of them comes here.
  const wordingOf = (refusal: Refusal) => wordRefusal(refusals as Texts<ProgramRefusal>, refusal as ProgramRefusal);
  const links = linksOf(facts);
  const refusal = verdictOf(links);
  const judged = refusal && resolveStatus(refusal, "v2");
  const retryAfterMs = judged?.retryAfterMs ?? null;
  const body = {
    verdict: refusal?.code ?? "well",
    ...(refusal === null ? diagnosis.well : wordingOf(refusal)),
    origin: judged?.origin ?? null,
    retryable: judged?.retryable ?? null,
    retry_after_seconds: retryAfterMs === null ? null : retryAfterSeconds(retryAfterMs),
    incident: `urn:uuid:${incident}`,
    meter: maskedUsagePoint(usagePointId),
    measure: facts.about && nameOf(facts.about),
    links: links.map((link) => ({
      link: link.name,
      state: link.state,
      code: link.code,
      detail: detailOf(link, (note) => wordNote(diagnosis, note), wordingOf),
    })),
    readings: facts.trials.map(trialBody),
  };
  return { body, refusal };
}

const detailOf = (
  link: Link,
  noteText: (note: Exclude<Link, { state: "broken" }>) => string,
  wordingOf: (refusal: Refusal) => { readonly detail: string },
): string => (link.state === "broken" ? wordingOf(link.refusal).detail : noteText(link));

function trialBody(trial: Trial) {
  const { window, coverage, dropped, failure, stepMinutes } = trial;
  const total = (of: (day: Trial["coverage"][number]) => number) => coverage.reduce((sum, day) => sum + of(day), 0);
  return {
    measure: nameOf(trial),
    start: parisText(window.startMs),
    end: parisText(window.endMs),
    refused: failure?.code ?? null,
    last_day: lastDayOf(trial),
    step_minutes: stepMinutes,
    present: total(({ present }) => present),
    missing: total(({ missing }) => missing),
    dropped,
  };
}
