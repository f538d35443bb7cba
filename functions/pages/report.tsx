import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { originOf } from "../../shared/http/origin.ts";
import { publicPage } from "../../shared/pages/page.tsx";
import { Points, Prose } from "../../shared/pages/rich.tsx";
import { REPORT_FR as TEXTS } from "../../shared/texts/report.fr.ts";

/** `GET /signaler`: what to check first, what to report, what never to send, and to whom to write. */
export const reportPage = new Hono<AppEnv>().all("/", getOnly, (c) =>
  publicPage(
    {
      path: "/signaler",
      title: TEXTS.title,
      description: TEXTS.description,
      origin: originOf(c),
      content: <Report contactUrl={configFrom(c.env).contactUrl} />,
    },
    600,
  ),
);

const Report = ({ contactUrl }: { readonly contactUrl: URL | null }) => (
  <div class="sheet">
    <h1>{TEXTS.title}</h1>
    <Prose texts={TEXTS.first} />
    <h2>{TEXTS.say.title}</h2>
    <Points texts={TEXTS.say.points} />
    <div class="note warn">
      <Prose texts={[TEXTS.never]} />
    </div>
    <h2>{TEXTS.whom.title}</h2>
    {contactUrl === null ? (
      <Prose texts={[TEXTS.whom.nobody]} />
    ) : (
      <p>
        <a class="step" href={contactUrl.href}>
          {TEXTS.whom.write}
        </a>
      </p>
    )}
    <Prose texts={[TEXTS.whom.security]} />
  </div>
);
