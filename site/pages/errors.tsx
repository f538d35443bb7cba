import { PAGE_REFUSALS_FR } from "../../shared/refusals/page-texts.ts";
import type { RefusalCode } from "../../shared/refusals/refusal.ts";
import { SAMPLES } from "../../shared/refusals/samples.ts";
import { resolveStatus } from "../../shared/refusals/statuses.ts";
import { wordRefusal } from "../../shared/refusals/text.ts";
import { GUIDE_FR } from "../../shared/texts/guide.fr.ts";

const TEXTS = GUIDE_FR.errors;
const CODES = Object.keys(SAMPLES) as RefusalCode[];

type Group = keyof typeof TEXTS.groups;

/** Every refusal, under the anchor that the `type` of a problem links to. */
export const Errors = () => (
  <>
    {(Object.keys(TEXTS.groups) as Group[]).map((group) => (
      <>
        <h3>{TEXTS.groups[group]}</h3>
        {CODES.filter((code) => groupOf(code) === group).map((code) => (
          <OneError code={code} />
        ))}
      </>
    ))}
  </>
);

function OneError({ code }: { readonly code: RefusalCode }) {
  const sample = SAMPLES[code];
  const { title, detail, remedy } = wordRefusal(PAGE_REFUSALS_FR, sample);
  const { status, origin, retryable } = resolveStatus(sample);
  return (
    <div class="error" id={code}>
      <h4>
        {title} <code>{code}</code>
      </h4>
      <p class="tags">
        <span class="tag">{"spoken" in sample ? `${status} (${TEXTS.spoken})` : status}</span>
        <span class={origin === "client" ? "tag warn" : "tag"}>{TEXTS.origin[origin]}</span>
        <span class={retryable ? "tag ok" : "tag bad"}>{retryable ? TEXTS.retryable : TEXTS.final}</span>
      </p>
      <p>
        <span class="soft">{TEXTS.cause} :</span> {detail}
      </p>
      <p>
        <span class="soft">{TEXTS.remedy} :</span> {remedy}
      </p>
    </div>
  );
}

function groupOf(code: RefusalCode): Group {
  if (code.startsWith("consent_")) return "consent";
  if (code.startsWith("enedis_")) return "enedis";
  return resolveStatus(SAMPLES[code]).origin === "gateway" ? "gateway" : "request";
}
