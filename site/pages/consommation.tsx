import type { Document } from "../../shared/pages/document.tsx";
import { Rich } from "../../shared/pages/rich.tsx";
import { CONSOMMATION_FR as TEXTS } from "../../shared/texts/consommation.fr.ts";

/** `/consommation`: a resident's own electricity. `site/scripts/consommation.ts` reads and draws it. */
export const consommation: Document = {
  path: "/consommation",
  title: TEXTS.title,
  description: TEXTS.description,
  scripts: ["/scripts/consommation.js"],
  content: (
    <>
      <div class="page-head" id="head">
        <h1>{TEXTS.heading}</h1>
        <p class="lead">{TEXTS.lead}</p>
        <noscript>
          <p class="note warn">
            <Rich text={TEXTS.noScript} />
          </p>
        </noscript>
      </div>
      <Opening />
      <div id="home" hidden>
        <Meter />
        <Choices />
        <Shown />
      </div>
    </>
  ),
};

/** Where a token is pasted. It has no name, so that a browser without script sends nothing. */
function Opening() {
  return (
    <form id="open" class="sheet" autocomplete="off">
      <h2>{TEXTS.open.title}</h2>
      <label for="token">{TEXTS.open.token}</label>
      <input
        id="token"
        type="password"
        autocomplete="off"
        spellcheck={false}
        autocapitalize="off"
        aria-describedby="token-hint open-error"
      />
      <p class="hint" id="token-hint">
        {TEXTS.open.hint}
      </p>
      <p id="open-error" class="problem" role="alert" />
      <p>
        <button type="submit">{TEXTS.open.submit}</button>
      </p>
      <p>
        <Rich text={TEXTS.open.none} />
      </p>
    </form>
  );
}

function Meter() {
  return (
    <div class="meter-bar">
      <p id="meter-says" class="soft" role="status" />
      <label id="meter-choice" hidden>
        {TEXTS.meter.label}
        <select id="meter" />
      </label>
      <fieldset id="direction" class="switch" aria-label={TEXTS.meter.direction} hidden>
        {Object.entries(TEXTS.meter.directions).map(([name, text]) => (
          <button type="button" data-direction={name}>
            {text}
          </button>
        ))}
      </fieldset>
      <button type="button" class="quiet small-button" id="erase" aria-label={TEXTS.meter.erase.join("")}>
        {TEXTS.meter.erase[0]}
        <span>{TEXTS.meter.erase[1]}</span>
      </button>
    </div>
  );
}

function Choices() {
  return (
    <div class="choices">
      <fieldset class="switch" aria-label={TEXTS.period.label}>
        {Object.entries(TEXTS.period.names).map(([name, text]) => (
          <button type="button" data-period={name}>
            {text}
          </button>
        ))}
      </fieldset>
      <fieldset class="switch" aria-label={TEXTS.view.label}>
        {Object.entries(TEXTS.view.names).map(([name, text]) => (
          <button type="button" data-view={name}>
            {text}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function Shown() {
  return (
    <section class="shown" aria-labelledby="when">
      <div class="turn">
        <button type="button" class="quiet small-button" id="earlier" aria-label={TEXTS.period.earlier}>
          ‹ <span>{TEXTS.period.earlier}</span>
        </button>
        <div>
          <h2 id="when" aria-live="polite">
            {TEXTS.period.names.week}
          </h2>
          <p id="what" class="soft" />
        </div>
        <button type="button" class="quiet small-button" id="later" aria-label={TEXTS.period.later}>
          <span>{TEXTS.period.later}</span> ›
        </button>
      </div>
      <div id="progress" class="progress" role="status" hidden>
        <progress max="1" aria-labelledby="progress-says" />
        <span id="progress-says" />
      </div>
      <div id="trouble" />
      <dl id="figures" class="facts" />
      <div id="charts" />
      <p id="spoken" class="spoken" role="status" />
      <div id="tools">
        <div class="chart-foot">
          <fieldset class="chips" aria-label={TEXTS.chart.tools}>
            <button type="button" class="chip" data-zoom="0.5">
              {TEXTS.chart.zoomIn}
            </button>
            <button type="button" class="chip" data-zoom="2">
              {TEXTS.chart.zoomOut}
            </button>
            <button type="button" class="chip" data-zoom="all">
              {TEXTS.chart.all}
            </button>
          </fieldset>
          <label class="check" id="compare-choice">
            <input type="checkbox" id="compare" />
            {TEXTS.period.compare}
          </label>
        </div>
        <div id="legend" class="hint legend" />
        <div id="more" />
        <p id="missing" class="hint" />
        <div id="aside" />
        <fieldset class="row files" aria-label={TEXTS.files.title}>
          <button type="button" class="quiet small-button" data-file="png">
            {TEXTS.files.png}
          </button>
          <button type="button" class="quiet small-button" data-file="csv">
            {TEXTS.files.csv}
          </button>
          <button type="button" class="quiet small-button" data-file="json">
            {TEXTS.files.json}
          </button>
          <button type="button" class="quiet small-button" id="print">
            {TEXTS.files.print}
          </button>
        </fieldset>
        <details id="table">
          <summary>{TEXTS.files.table}</summary>
          <div id="table-place" />
        </details>
        <p class="hint" id="chart-help">
          {TEXTS.legend.help}
        </p>
      </div>
    </section>
  );
}
