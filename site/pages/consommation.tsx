import { CONSOMMATION_PAGE as PAGE } from "#words/consommation";
import type { Document } from "../../shared/pages/document.tsx";
import { Rich } from "../../shared/pages/rich.tsx";
import { parisDay } from "../../shared/paris-time.ts";
import { FIRST_CHOICE, viewsFor } from "../browser/consommation/choice.ts";
import { Shown } from "./consommation-shown.tsx";
import { Contract } from "./contract.tsx";
import { Keeping } from "./keeping.tsx";

/** `/consommation`: a resident's own electricity. `site/scripts/consommation.ts` reads and draws it. */
export const consommation: Document = {
  path: "/consommation",
  title: PAGE.title,
  description: PAGE.description,
  scripts: ["/scripts/consommation.js"],
  firstScript: "/scripts/waiting.js",
  content: (
    <>
      <div class="page-head" id="head">
        <h1 id="heading">{PAGE.heading}</h1>
        <p class="lead">{PAGE.lead}</p>
        <noscript>
          <p class="note warn">
            <Rich text={PAGE.noScript} />
          </p>
        </noscript>
      </div>
      <div class="spoken" id="waiting" role="status" aria-label={PAGE.open.waiting} />
      <Opening />
      <div id="home" hidden>
        <div id="ending" role="status" />
        <Meter />
        <Lead />
        <Choices />
        <Shown />
        <Contract />
        <Keeping />
      </div>
    </>
  ),
};

/** Where a token is pasted, or a password manager puts it. No field has a name, so that a browser without script sends nothing. */
function Opening() {
  return (
    <form id="open" class="sheet">
      <h2>{PAGE.open.title}</h2>
      <input id="token-owner" type="text" autocomplete="username" value={PAGE.open.owner} readonly hidden />
      <label for="token">{PAGE.open.token}</label>
      <input
        id="token"
        type="password"
        autocomplete="current-password"
        spellcheck={false}
        autocapitalize="off"
        aria-describedby="token-hint open-error"
      />
      <p class="hint" id="token-hint">
        {PAGE.open.hint}
      </p>
      <p id="open-error" class="problem" role="alert" />
      <p>
        <button type="submit">{PAGE.open.submit}</button>
      </p>
      <p>
        <Rich text={PAGE.open.none} />
      </p>
    </form>
  );
}

/** The meter that is shown, and what can be done with it. `hasBoth`: it is known to consume and to inject. */
export function Meter({ hasBoth = false }: { readonly hasBoth?: boolean }) {
  return (
    <div class="meter-bar">
      <p id="meter-says" class="soft" role="status" />
      <label id="meter-choice" hidden>
        {PAGE.meter.label}
        <select id="meter" />
      </label>
      <fieldset id="direction" class="switch" aria-label={PAGE.meter.direction} hidden={!hasBoth}>
        {Object.entries(PAGE.meter.directions).map(([name, text]) => (
          <button type="button" data-direction={name}>
            {text}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** The sentence that the page opens on. Until the scripts have it, its place says what will stand there, as long as it is. */
export function Lead() {
  return (
    <p id="lead" role="status" aria-busy="true">
      {PAGE.coming}
    </p>
  );
}

/** The period and the view: as the scripts leave them on arrival, so that nothing moves. */
export function Choices() {
  const { period, view } = FIRST_CHOICE;
  const views = viewsFor(FIRST_CHOICE, parisDay(Date.now()));
  return (
    <div class="choices">
      <div class="periods">
        <fieldset class="switch" aria-label={PAGE.period.label}>
          {Object.entries(PAGE.period.names).map(([name, text]) => (
            <button type="button" data-period={name} aria-pressed={name === period ? "true" : "false"}>
              {text}
            </button>
          ))}
        </fieldset>
        <label class="calendar" title={PAGE.period.calendar}>
          <CalendarSign />
          <input type="date" id="day" aria-label={PAGE.period.calendar} />
        </label>
      </div>
      <fieldset class="switch" aria-label={PAGE.view.label}>
        {Object.entries(PAGE.view.names).map(([name, text]) => (
          <button
            type="button"
            data-view={name}
            aria-pressed={name === view ? "true" : "false"}
            hidden={!views.some((one) => one === name)}
          >
            {text}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function CalendarSign() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path d="M4 6h16v14H4zM4 10h16M8 3v5M16 3v5" fill="none" stroke="currentColor" stroke-width="1.7" />
    </svg>
  );
}
