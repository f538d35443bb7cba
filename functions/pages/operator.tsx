import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import type { Config } from "../../shared/config/env.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { originOf } from "../../shared/http/origin.ts";
import { publicPage } from "../../shared/pages/page.tsx";
import { Prose } from "../../shared/pages/rich.tsx";
import { OPERATOR_FR as TEXTS } from "../../shared/texts/operator.fr.ts";

const OPERATOR_PATH = "/mentions";

/**
 * `GET /mentions`: who runs this gateway, from the settings; it says so when they are missing. `GET /code-source` leads to the
 * code: the pages that are files cannot know its address.
 */
export const operatorPage = new Hono<AppEnv>();

operatorPage.all(OPERATOR_PATH, getOnly, (c) => {
  const { title, description } = TEXTS;
  const content = <Operator {...configFrom(c.env)} />;
  return publicPage({ path: OPERATOR_PATH, title, description, content, origin: originOf(c) }, 600);
});

operatorPage.all("/code-source", getOnly, (c) =>
  c.redirect(configFrom(c.env).sourceUrl?.href ?? `${OPERATOR_PATH}#code`, 302),
);

const Operator = ({ operatorName, contactUrl, sourceUrl, simulated }: Config) => (
  <div class="sheet">
    <h1>{TEXTS.title}</h1>
    <p class="lead">{TEXTS.lead}</p>
    <h2>{TEXTS.who.title}</h2>
    {operatorName === null ? (
      <div class="note warn">
        <Prose texts={[TEXTS.who.unnamed]} />
      </div>
    ) : (
      <p>
        <strong>{operatorName}</strong>
      </p>
    )}
    {contactUrl === null ? (
      <p>{TEXTS.who.unreachable}</p>
    ) : (
      <p>
        <a href={contactUrl.href}>{TEXTS.who.contact}</a>
      </p>
    )}
    <h2>{TEXTS.host.title}</h2>
    <Prose texts={[simulated ? TEXTS.host.simulated : TEXTS.host.text]} />
    <h2 id="code">{TEXTS.source.title}</h2>
    <p>{TEXTS.source.text}</p>
    <p>{sourceUrl === null ? TEXTS.source.missing : <a href={sourceUrl.href}>{TEXTS.source.link}</a>}</p>
  </div>
);
