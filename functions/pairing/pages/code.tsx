import type { Context } from "hono";
import { pageLanguage } from "../../../shared/http/language.ts";
import { page } from "../../../shared/pages/page.tsx";
import { Reference } from "../../../shared/pages/refusal.tsx";
import { Prose } from "../../../shared/pages/rich.tsx";
import { WAIT_SCRIPT, Wait } from "../../../shared/pages/wait.tsx";
import { wordForPage } from "../../../shared/refusals/page-texts.ts";
import type { Refusal } from "../../../shared/refusals/refusal.ts";
import { resolveStatus, retryAfterSeconds } from "../../../shared/refusals/statuses.ts";
import { PAIRING_PATH } from "./answer.tsx";
import { TEXTS } from "./texts.ts";

/** Asks for the code. `holdsToken`: a consent given in this browser moments ago is not lost with an ended code. */
export function codePage(c: Context, refusal: Refusal | null, holdsToken: boolean): Response {
  const language = pageLanguage(c);
  const texts = TEXTS[language].code;
  const wording = refusal === null ? null : wordForPage(refusal, language);
  const { status, retryAfterMs } = refusal === null ? { status: 200, retryAfterMs: null } : resolveStatus(refusal);
  return page(
    c,
    status,
    wording?.title ?? texts.title,
    <>
      {wording !== null && (
        <div class="note bad" id="problem" role="alert">
          <p>{wording.detail}</p>
          <p>{wording.remedy}</p>
          {retryAfterMs !== null && (
            <p>
              <Wait seconds={retryAfterSeconds(retryAfterMs)} language={language} />
            </p>
          )}
        </div>
      )}
      {refusal?.code === "device_code_ended" && holdsToken && (
        <>
          <Prose texts={[texts.ended]} />
          <p>
            <a href="/token">{texts.toToken}</a>
          </p>
        </>
      )}
      {refusal === null && <p class="lead">{texts.lead}</p>}
      <form method="post" action={PAIRING_PATH}>
        <p>
          <label for="code">{texts.label}</label>
          <input
            id="code"
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            autocorrect="off"
            spellcheck={false}
            maxlength={20}
            required
            aria-describedby="hint"
            {...(wording !== null && { "aria-invalid": "true" })}
          />
        </p>
        <p id="hint">{texts.hint}</p>
        <p>
          <button class="step" type="submit">
            {texts.submit}
          </button>
        </p>
      </form>
      <div class="note warn">
        <Prose texts={[texts.warning]} />
      </div>
      {refusal !== null && <Reference code={refusal.code} language={language} />}
    </>,
    retryAfterMs === null ? {} : { "retry-after": `${retryAfterSeconds(retryAfterMs)}` },
    retryAfterMs === null ? [] : [WAIT_SCRIPT],
  );
}
