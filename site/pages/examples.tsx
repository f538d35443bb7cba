import type { Child } from "hono/jsx";
import { EXAMPLES as TEXTS } from "#words/examples";
import { LANGUAGE } from "#words/language";
import { DEMO_ERRORS } from "../../shared/demo/parameters.ts";
import type { V5Kind } from "../../shared/measures/measures.ts";
import type { Document } from "../../shared/pages/document.tsx";
import { Rich } from "../../shared/pages/rich.tsx";
import { REFUSALS_EN, REFUSALS_FR } from "../../shared/refusals/program-texts.ts";

/** `/exemples`: the form, the request as commands, and the place of the answer. `site/scripts/examples.ts` runs it. */
export const examples = (isLinkyHost: boolean): Document => ({
  path: "/exemples",
  title: TEXTS.title,
  description: TEXTS.description,
  scripts: ["/scripts/examples.js"],
  content: (
    <>
      <div class="page-head">
        <h1>{TEXTS.title}</h1>
        <p class="lead">{TEXTS.lead}</p>
        <noscript>
          <p class="note warn">
            <Rich text={TEXTS.noScript} />
          </p>
        </noscript>
      </div>
      <div class="bench" id="essai">
        <Answer />
        <Form />
        <Commands isLinkyHost={isLinkyHost} />
        <div id="raw" />
      </div>
    </>
  ),
});

/** First in the page: on a phone it is seen without scrolling. The focus goes to its heading once a question is answered. */
function Answer() {
  return (
    <section aria-labelledby="reponse" class="answer">
      <h2 id="reponse" tabindex={-1}>
        {TEXTS.results.title}
      </h2>
      <p>
        <span id="state" role="status">
          {TEXTS.results.empty}
        </span>{" "}
        <a class="to-form" href="#ask">
          {TEXTS.results.toForm}
        </a>
      </p>
      <p id="old" class="note warn" role="status" />
      <div id="answer" />
    </section>
  );
}

function Form() {
  const texts = TEXTS.form;
  return (
    <form id="ask" class="sheet" autocomplete="off">
      <h2>{texts.title}</h2>
      <fieldset>
        <legend>{texts.who}</legend>
        <label class="choice">
          <input type="radio" name="who" value="demo" checked />
          {texts.demo}
        </label>
        <label class="choice">
          <input type="radio" name="who" value="mine" />
          {texts.mine}
        </label>
        <p class="hint" data-for="demo">
          {texts.demoHint}
        </p>
      </fieldset>
      <Field id="token" label={texts.token} only="mine">
        <textarea id="token" name="token" rows={3} spellcheck={false} aria-describedby="token-hint" />
        <p class="hint" id="token-hint">
          <Rich text={texts.tokenHint} />
        </p>
      </Field>
      <Field id="meter" label={texts.meter} only="mine">
        <select id="meter" name="meter">
          <option value="">{texts.meterNone}</option>
        </select>
      </Field>
      <Field id="kind" label={texts.kind}>
        <select id="kind" name="kind">
          {(Object.entries(texts.kinds) as [V5Kind, string][]).map(([kind, label]) => (
            <option value={kind}>{label}</option>
          ))}
        </select>
      </Field>
      <div class="two">
        <Field id="start" label={texts.start}>
          <input id="start" name="start" type="date" required />
        </Field>
        <Field id="end" label={texts.end}>
          <input id="end" name="end" type="date" required />
        </Field>
      </div>
      <fieldset>
        <legend>{texts.presets}</legend>
        <div class="chips">
          {(["week", "month", "year", "winter", "summer", "holes"] as const).map((preset) => (
            <button type="button" class="chip" data-preset={preset} data-for={preset === "holes" ? "demo" : undefined}>
              {texts[preset]}
            </button>
          ))}
        </div>
      </fieldset>
      <Field id="error" label={texts.error} only="demo">
        <select id="error" name="error">
          <option value="">{texts.noError}</option>
          {DEMO_ERRORS.map((code) => (
            <option value={code}>{(LANGUAGE === "en" ? REFUSALS_EN : REFUSALS_FR)[code].title}</option>
          ))}
        </select>
      </Field>
      <Field id="off-peak" label={texts.offPeak} kinds="consumption_load_curve">
        <input id="off-peak" name="offPeak" inputmode="numeric" aria-describedby="off-peak-hint" />
        <p class="hint" id="off-peak-hint">
          {texts.offPeakHint}
        </p>
      </Field>
      <Field id="subscribed" label={texts.subscribed} kinds="consumption_max_power">
        <input id="subscribed" name="subscribed" type="number" min="1" max="36" step="0.1" />
      </Field>
      <p>
        <button type="submit">{texts.submit}</button>
      </p>
    </form>
  );
}

interface FieldShown {
  readonly id: string;
  readonly label: string;
  readonly only?: "demo" | "mine";
  readonly kinds?: V5Kind;
  readonly children?: Child;
}

function Field({ id, label, only, kinds, children }: FieldShown) {
  return (
    <div class="field" data-for={only} data-kinds={kinds} hidden={only === "mine" || kinds !== undefined}>
      <label for={id}>{label}</label>
      {children}
    </div>
  );
}

function Commands({ isLinkyHost }: { readonly isLinkyHost: boolean }) {
  const { title, url, curl, conso, linky, onlyOwn, connect, copy } = TEXTS.commands;
  const ours = [
    ["url", url],
    ["curl", curl],
    ["conso", conso],
  ] as const;
  const blocks = isLinkyHost ? ([...ours, ["linky", linky]] as const) : ours;
  return (
    <div class="commands">
      <h2>{title}</h2>
      {blocks.map(([id, label]) => (
        <div id={`block-${id}`}>
          <h3>{label}</h3>
          <div class="code" data-copy={copy[id]}>
            <pre class="wrap" tabindex={0}>
              <code id={id} />
            </pre>
          </div>
        </div>
      ))}
      <p class="hint" id="only-own">
        {onlyOwn}
      </p>
      <p class="hint">
        <Rich text={connect} />
      </p>
    </div>
  );
}
