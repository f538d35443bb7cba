import { CONSOMMATION_PAGE as PAGE, CONSOMMATION as TEXTS } from "#words/consommation";
import { Remember } from "./remember.tsx";

/** What `/consommation` shows of a period: its name, figures, charts, legend, table and files. Scripts fill it in. */
export function Shown() {
  return (
    <section class="shown" id="shown" aria-busy="true" aria-labelledby="when">
      <div class="turn">
        <button type="button" class="quiet small-button" id="earlier" aria-label={PAGE.period.earlier}>
          ‹ <span>{PAGE.period.earlier}</span>
        </button>
        <div>
          <h2 id="when" aria-live="polite">
            {PAGE.period.names.week}
          </h2>
          <div class="what">
            <p id="what" class="soft" />
            <div id="progress" class="progress" role="status" hidden>
              <progress max="1" aria-labelledby="progress-says" />
              <span id="progress-says" />
            </div>
          </div>
        </div>
        <button type="button" class="quiet small-button" id="later" aria-label={PAGE.period.later}>
          <span>{PAGE.period.later}</span> ›
        </button>
      </div>
      <div id="trouble" />
      <dl id="figures" class="facts" />
      <div id="charts" />
      <p id="spoken" class="spoken" role="status" />
      <Remember />
      <div id="tools" hidden>
        <div class="chart-foot">
          <fieldset class="chips" aria-label={PAGE.chart.tools}>
            <button type="button" class="chip" data-zoom="0.5">
              {PAGE.chart.zoomIn}
            </button>
            <button type="button" class="chip" data-zoom="2">
              {PAGE.chart.zoomOut}
            </button>
            <button type="button" class="chip" data-zoom="all">
              {PAGE.chart.all}
            </button>
          </fieldset>
          <label class="check" id="compare-choice">
            <input type="checkbox" id="compare" />
            <span id="compare-says">{TEXTS.period.compare}</span>
          </label>
        </div>
        <div id="legend" class="hint legend" />
        <div id="more" />
        <p id="missing" class="hint" />
        <div id="aside" />
        <fieldset class="row files" aria-label={PAGE.files.title}>
          <button type="button" class="quiet small-button" data-file="png">
            {PAGE.files.png}
          </button>
          <button type="button" class="quiet small-button" data-file="csv">
            {PAGE.files.csv}
          </button>
          <button type="button" class="quiet small-button" data-file="json">
            {PAGE.files.json}
          </button>
          <button type="button" class="quiet small-button" id="print">
            {PAGE.files.print}
          </button>
        </fieldset>
        <details id="table">
          <summary>{PAGE.files.table}</summary>
          <div id="table-place" />
        </details>
        <p class="hint" id="chart-help">
          {PAGE.legend.help}
        </p>
      </div>
    </section>
  );
}
