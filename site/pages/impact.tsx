import { IMPACT as TEXTS } from "#words/impact";
import { energyOf } from "../../shared/impact/meter.ts";
import { aggregate } from "../../shared/impact/v1.0.0/answer.ts";
import { PERSON_YEAR_POINTS } from "../../shared/impact/v1.0.0/score.ts";
import type { Document } from "../../shared/pages/document.tsx";
import { Points, Prose } from "../../shared/pages/rich.tsx";

/** The year of an average household. */
const AVERAGE_KWH = 4500;
const POINTS = Math.round(aggregate(energyOf([{ value: AVERAGE_KWH * 1000 }])).score.ecs ?? 0);
const french = (value: number): string => new Intl.NumberFormat("fr", { maximumFractionDigits: 1 }).format(value);

/** `/impact`: the environmental cost of electricity. `site/scripts/impact.ts` asks the API. */
export const impact: Document = {
  path: "/impact",
  title: TEXTS.title,
  description: TEXTS.description,
  scripts: ["/scripts/impact.js"],
  content: (
    <>
      <div class="page-head">
        <h1>{TEXTS.title}</h1>
        <p class="lead">{TEXTS.lead}</p>
        <noscript>
          <p class="note warn">{TEXTS.noScript}</p>
        </noscript>
      </div>
      <section class="sheet" aria-labelledby="energie">
        <h2 id="energie">{TEXTS.energy.title}</h2>
        <form id="energy" autocomplete="off">
          <label for="kwh">{TEXTS.energy.label}</label>
          <div class="slider">
            <input id="kwh" name="kwh" type="range" min="0" max="20000" step="100" value={AVERAGE_KWH} />
            <output for="kwh" id="kwh-shown">
              {AVERAGE_KWH} kWh
            </output>
          </div>
          <p class="hint">{TEXTS.energy.hint}</p>
        </form>
        <div id="score" role="status">
          <p>
            <span class="figure" data-points>
              {french(POINTS)}
            </span>{" "}
            {TEXTS.energy.points}
          </p>
          <meter min="0" max="100" value={(100 * POINTS) / PERSON_YEAR_POINTS} aria-label={TEXTS.energy.year} />
          <p>
            <strong data-share>{french(Math.round((1000 * POINTS) / PERSON_YEAR_POINTS) / 10)} %</strong>{" "}
            {TEXTS.energy.share}
          </p>
        </div>
        <p class="hint">{TEXTS.energy.climate}</p>
      </section>
      <section aria-labelledby="propre">
        <h2 id="propre">{TEXTS.clean.title}</h2>
        <p>{TEXTS.clean.text}</p>
        <div id="clean" role="status">
          <p>{TEXTS.clean.waiting}</p>
        </div>
      </section>
      <section class="sheet" aria-labelledby="compteur">
        <h2 id="compteur">{TEXTS.meter.title}</h2>
        <Prose texts={[TEXTS.meter.text]} />
        <form id="meter" autocomplete="off">
          <div class="field">
            <label for="token">{TEXTS.meter.token}</label>
            <textarea id="token" name="token" rows={3} spellcheck={false} required />
          </div>
          <div class="field">
            <label for="prm">{TEXTS.meter.prm}</label>
            <input id="prm" name="prm" inputmode="numeric" required />
          </div>
          <p>
            <button type="submit">{TEXTS.meter.submit}</button>
          </p>
        </form>
        <div id="mine" role="status" />
      </section>
      <section class="prose">
        <h2>{TEXTS.sources.title}</h2>
        <Points texts={TEXTS.sources.points} />
      </section>
      <section class="prose" id="service">
        <h2>{TEXTS.service.title}</h2>
        <Points texts={TEXTS.service.points} />
      </section>
    </>
  ),
};
