import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { pageLanguage } from "../../shared/http/language.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { originOf } from "../../shared/http/origin.ts";
import type { InLanguages } from "../../shared/language.ts";
import { publicPage } from "../../shared/pages/page.tsx";
import { Points, Prose } from "../../shared/pages/rich.tsx";
import { REPORT as EN } from "../../shared/texts/report.en.ts";
import { REPORT as FR } from "../../shared/texts/report.fr.ts";

const TEXTS: InLanguages<typeof FR> = { fr: FR, en: EN };

/** `GET /signaler`: what to check first, what to report, what never to send, and to whom to write. */
export const reportPage = new Hono<AppEnv>().all("/", getOnly, (c) => {
  const texts = TEXTS[pageLanguage(c)];
  const { title, description } = texts;
  const content = <Report texts={texts} contactUrl={configFrom(c.env).contactUrl} />;
  return publicPage(c, { path: "/signaler", title, description, origin: originOf(c), content }, 600);
});

interface Shown {
  readonly texts: (typeof TEXTS)["fr"];
  readonly contactUrl: URL | null;
}

const Report = ({ texts, contactUrl }: Shown) => (
  <div class="sheet">
    <h1>{texts.title}</h1>
    <Prose texts={texts.first} />
    <h2>{texts.say.title}</h2>
    <Points texts={texts.say.points} />
    <div class="note warn">
      <Prose texts={[texts.never]} />
    </div>
    <h2>{texts.whom.title}</h2>
    {contactUrl === null ? (
      <Prose texts={[texts.whom.nobody]} />
    ) : (
      <p>
        <a class="step" href={contactUrl.href}>
          {texts.whom.write}
        </a>
      </p>
    )}
    <Prose texts={[texts.whom.security]} />
  </div>
);
