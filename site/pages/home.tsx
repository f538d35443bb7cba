import { HOME as TEXTS } from "#words/home";
import type { Document } from "../../shared/pages/document.tsx";
import { Points, Prose, Rich } from "../../shared/pages/rich.tsx";
import { Consent, DayCurve, Key, Reading } from "../drawings.tsx";

const DRAWINGS = [Consent, Key, Reading];

/** `/`: what Conso API is, for whom, how to start, what we promise and what we ask. */
export const home: Document = {
  path: "/",
  title: TEXTS.title,
  description: TEXTS.description,
  scripts: ["/scripts/home.js"],
  content: (
    <>
      <div class="page-head hero">
        <div>
          <h1>{TEXTS.heading}</h1>
          <p class="lead">{TEXTS.lead}</p>
        </div>
        <Doors />
        <figure id="demo" class="demo">
          <DayCurve label={TEXTS.drawing} />
          <figcaption class="hint">{TEXTS.hero.example}</figcaption>
        </figure>
      </div>
      <ForWhom />
      <Steps />
      <section class="pair">
        <Manners />
        <div>
          <h2>{TEXTS.promises.title}</h2>
          <Points texts={TEXTS.promises.points} />
          <p>
            <a href="/confidentialite">{TEXTS.promises.link}</a>
          </p>
        </div>
      </section>
      <Questions />
      <section>
        <h2>{TEXTS.report.title}</h2>
        <div class="prose">
          <Prose texts={TEXTS.report.texts} />
        </div>
      </section>
    </>
  ),
};

/** What brings people here: their own electricity, or a program that wants it. */
function Doors() {
  return (
    <div class="doors">
      {TEXTS.doors.map(({ title, text, open: [open, page], try: [attempt, sample] }) => (
        <section>
          <h2>{title}</h2>
          <p>{text}</p>
          <p class="row">
            <a class="step" href={page}>
              {open}
            </a>
            <a class="step quiet" href={sample}>
              {attempt}
            </a>
          </p>
        </section>
      ))}
    </div>
  );
}

/** Two columns: opening a question in one moves nothing in the other. */
function Questions() {
  const { title, list } = TEXTS.questions;
  const half = Math.ceil(list.length / 2);
  return (
    <section id="questions">
      <h2>{title}</h2>
      <div class="pair close">
        {[list.slice(0, half), list.slice(half)].map((some) => (
          <div>
            {some.map(({ q, a }) => (
              <details>
                <summary>{q}</summary>
                <Prose texts={a} />
              </details>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function ForWhom() {
  const { title, yes, no, curve } = TEXTS.forWhom;
  return (
    <section id="pour-vous">
      <h2>{title}</h2>
      <div class="cards">
        <div class="yes">
          <h3>{yes.title}</h3>
          <Points texts={yes.points} />
        </div>
        <div class="no">
          <h3>{no.title}</h3>
          <Points texts={no.points} />
        </div>
      </div>
      <p class="prose">{curve}</p>
      <p class="note warn" id="weather" role="status" hidden>
        <a href="/statut">{TEXTS.status}</a>
      </p>
      <p>
        <a class="step" href="/api/auth">
          {TEXTS.consent}
        </a>
      </p>
    </section>
  );
}

function Steps() {
  const { title, list } = TEXTS.steps;
  return (
    <section>
      <h2>{title}</h2>
      <ol class="cards">
        {list.map((step, at) => {
          const Drawing = DRAWINGS[at] ?? Reading;
          return (
            <li>
              <Drawing />
              <h3>
                <span class="number">{at + 1}</span>
                {step.title}
              </h3>
              <p>
                <Rich text={step.text} />
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Manners() {
  const texts = TEXTS.manners;
  return (
    <div id="bonnes-manieres">
      <h2>{texts.title}</h2>
      <Prose texts={texts.texts} />
      <div class="note" id="slot">
        <p>
          <strong>{texts.slotTitle}</strong>
        </p>
        <p>
          <Rich text={texts.slot} />
        </p>
      </div>
      <p>
        <Rich text={texts.quotas} />
      </p>
    </div>
  );
}
