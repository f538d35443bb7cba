import { INTEGRATION, LINKY, PROGRAMS, CONNECT as TEXTS } from "#words/connect";
import type { Document } from "../../shared/pages/document.tsx";
import { Prose, Rich } from "../../shared/pages/rich.tsx";
import { SITE } from "../../shared/texts/site.ts";
import { Code } from "./guide/code.tsx";
import { Tabs } from "./guide/tabs.tsx";

type Program = (typeof PROGRAMS)[number];

/**
 * `/brancher`: the settings of each program, which `site/scripts/guide.ts` fills in. `isLinkyHost`: this gateway has the address that
 * HA Linky and `linky` have built in.
 */
export const connect = (isLinkyHost: boolean): Document => ({
  path: "/brancher",
  title: TEXTS.title,
  description: TEXTS.description,
  scripts: ["/scripts/guide.js"],
  content: (
    <>
      <div class="page-head">
        <h1>{TEXTS.title}</h1>
        <p class="lead">{TEXTS.lead}</p>
      </div>
      <p class="note" id="yours" data-site-hint={TEXTS.placeholders}>
        {TEXTS.placeholders}
      </p>
      <p class="row" id="without-token">
        <a class="step" href="/consommation">
          {TEXTS.own}
        </a>
        <a class="step quiet" href="/#pour-vous">
          {TEXTS.consent}
        </a>
      </p>
      <Tabs
        label={TEXTS.choice}
        tabs={PROGRAMS.map((program) => ({
          id: program.id,
          title: program.title,
          content: <Settings program={program} isLinkyHost={isLinkyHost} />,
        }))}
      />
      <section class="prose">
        <Prose texts={TEXTS.more} />
      </section>
    </>
  ),
});

/** What to do in one program, and how far that was tried. */
function Settings({ program, isLinkyHost }: { readonly program: Program; readonly isLinkyHost: boolean }) {
  const { id, tried, with: means, steps, code, language, copy, also, after } = program;
  return (
    <div class="settings">
      <p>
        <span class={tried === "not" ? "tag warn" : "tag ok"}>{TEXTS.tried[tried]}</span>
        <span class="soft">{TEXTS.triedWith(means)}</span>
      </p>
      {id === "home-assistant" && <Integration />}
      {isLinkyHost && id === "home-assistant" && <HaLinky />}
      <Prose texts={steps} />
      <Code text={code} copy={copy} {...(language !== undefined && { language })} />
      {also !== undefined && (
        <>
          <Prose texts={[also.text]} />
          <Code text={also.code} copy={also.copy} />
        </>
      )}
      <Prose texts={after} />
      {isLinkyHost && id === "commande" && (
        <>
          <p>
            <Rich text={LINKY.command.text} />
          </p>
          <Code text={LINKY.command.code} language="bash" copy={LINKY.command.copy} />
        </>
      )}
    </div>
  );
}

/** Our own integration, with the address that it asks for. */
function Integration() {
  const { text, button, href, address, copy, alone } = INTEGRATION;
  return (
    <>
      <Prose texts={[text]} />
      <p>
        <a class="step quiet" href={href} rel="noreferrer" id="my-home-assistant">
          {button}
        </a>
      </p>
      <p>{address}</p>
      <Code text={SITE} copy={copy} />
      <p>{alone}</p>
    </>
  );
}

function HaLinky() {
  const { text, repository, copyRepository, configuration, copyConfiguration, alone } = LINKY.homeAssistant;
  return (
    <>
      <p>
        <Rich text={text} />
      </p>
      <Code text={repository} copy={copyRepository} />
      <Code text={configuration} language="yaml" copy={copyConfiguration} />
      <p>{alone}</p>
    </>
  );
}
