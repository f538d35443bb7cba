import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import type { Config } from "../../shared/config/env.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { pageLanguage } from "../../shared/http/language.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { originOf } from "../../shared/http/origin.ts";
import type { InLanguages } from "../../shared/language.ts";
import { publicPage } from "../../shared/pages/page.tsx";
import { Prose } from "../../shared/pages/rich.tsx";
import { OPERATOR as EN } from "../../shared/texts/operator.en.ts";
import { OPERATOR as FR } from "../../shared/texts/operator.fr.ts";

const TEXTS: InLanguages<typeof FR> = { fr: FR, en: EN };

const OPERATOR_PATH = "/mentions";

/**
 * `GET /mentions`: who runs this gateway, from the settings; it says so when they are missing. `GET /code-source` leads to the
 * code: the pages that are files cannot know its address.
 */
export const operatorPage = new Hono<AppEnv>();

operatorPage.all(OPERATOR_PATH, getOnly, (c) => {
  const texts = TEXTS[pageLanguage(c)];
  const { title, description } = texts;
  const content = <Operator {...configFrom(c.env)} texts={texts} />;
  return publicPage(c, { path: OPERATOR_PATH, title, description, content, origin: originOf(c) }, 600);
});

operatorPage.all("/code-source", getOnly, (c) =>
  c.redirect(configFrom(c.env).sourceUrl?.href ?? `${OPERATOR_PATH}#code`, 302),
);

type Shown = Config & { readonly texts: (typeof TEXTS)["fr"] };

const Operator = ({ operatorName, contactUrl, sourceUrl, simulated, texts }: Shown) => (
  <div class="sheet">
    <h1>{texts.title}</h1>
    <p class="lead">{texts.lead}</p>
    <h2>{texts.who.title}</h2>
    {operatorName === null ? (
      <div class="note warn">
        <Prose texts={[texts.who.unnamed]} />
      </div>
    ) : (
      <p>
        <strong>{operatorName}</strong>
      </p>
    )}
    {contactUrl === null ? (
      <p>{texts.who.unreachable}</p>
    ) : (
      <p>
        <a href={contactUrl.href}>{texts.who.contact}</a>
      </p>
    )}
    <h2>{texts.host.title}</h2>
    <Prose texts={[simulated ? texts.host.simulated : texts.host.text]} />
    <h2 id="code">{texts.source.title}</h2>
    <p>{texts.source.text}</p>
    <p>{sourceUrl === null ? texts.source.missing : <a href={sourceUrl.href}>{texts.source.link}</a>}</p>
  </div>
);
