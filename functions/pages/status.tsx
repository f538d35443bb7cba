import type { Child } from "hono/jsx";
import { Hono } from "hono/tiny";
import type { Notice } from "../../shared/config/notice.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { clockOf } from "../../shared/http/clock.ts";
import { pageLanguage } from "../../shared/http/language.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { originOf } from "../../shared/http/origin.ts";
import type { InLanguages, Language } from "../../shared/language.ts";
import { longDay, longMoment, percent, wholeNumber } from "../../shared/pages/formats.ts";
import { publicPage } from "../../shared/pages/page.tsx";
import { Rich } from "../../shared/pages/rich.tsx";
import { CALL_ENDINGS, CONSENT_EVENTS } from "../../shared/status/events.ts";
import { currentStatus, type Status } from "../../shared/status/status.ts";
import { LEVELS } from "../../shared/status/verdict.ts";
import { STATUS as EN } from "../../shared/texts/status.en.ts";
import { STATUS as FR } from "../../shared/texts/status.fr.ts";
import { TempoLine } from "./tempo-line.tsx";

const TEXTS: InLanguages<typeof FR> = { fr: FR, en: EN };

/** `GET /statut`: is it the gateway or Enedis? One sentence, then the figures behind it. */
export const statusPage = new Hono<AppEnv>().all("/", getOnly, async (c) => {
  const language = pageLanguage(c);
  const { title, description } = TEXTS[language];
  const status = await currentStatus(c.env, clockOf(c));
  const content = <StatusContent status={status} language={language} />;
  return publicPage(c, { path: "/statut", title, description, content, origin: originOf(c) }, 5);
});

interface Spoken {
  readonly language: Language;
}

interface Shown extends Spoken {
  readonly status: Status;
}

function StatusContent({ status, language }: Shown) {
  const texts = TEXTS[language];
  return (
    <>
      <div class="page-head">
        <h1>{texts.title}</h1>
        <p class={`verdict ${LEVELS[status.verdict]}`} id="verdict" data-verdict={status.verdict}>
          {texts.verdicts[status.verdict]}
        </p>
        {status.notice !== null && <NoticeBox notice={status.notice} language={language} />}
        <p class="soft">
          {texts.asOf} {longMoment(language, status.atMs)}. <a href="/statut">{texts.refresh}</a>
        </p>
      </div>
      <div class="cards four">
        <Card title={texts.answered.title}>
          <p class="figure">{shareOf(language, status.lastHour.calls.answeredShare, texts.answered.none)}</p>
          <p class="soft">{texts.answered.hour}</p>
          <OverSpan language={language} share={status.lastDay.calls.answeredShare} span={texts.answered.day} />
        </Card>
        <Card title={texts.published.title}>
          <p class="figure day">
            {status.lastDayPublished === null ? texts.published.none : longDay(language, status.lastDayPublished)}
          </p>
          <p class="soft">{texts.published.hint}</p>
        </Card>
        <Card title={texts.consents.title}>
          <p class="figure">{shareOf(language, status.lastDay.consents.backShare, texts.consents.none)}</p>
          <p class="soft">{texts.consents.day}</p>
          <OverSpan language={language} share={status.lastHour.consents.backShare} span={texts.consents.hour} />
          <p class="soft">{texts.consents.hint}</p>
        </Card>
        <QuotaCard status={status} language={language} />
      </div>
      <section class="prose">
        <h2>{texts.endings.title}</h2>
        <Table
          language={language}
          rows={CALL_ENDINGS.map((ending) => [
            texts.endings.names[ending],
            status.lastHour.calls.byEnding[ending],
            status.lastDay.calls.byEnding[ending],
          ])}
        />
        <h3>{texts.consentTable.title}</h3>
        <Table
          language={language}
          rows={CONSENT_EVENTS.map((event) => [
            texts.consentTable.names[event],
            status.lastHour.consents[event],
            status.lastDay.consents[event],
          ])}
        />
        <TempoLine language={language} tempo={status.tempo} />
        <p>
          <Rich text={texts.machine} />
        </p>
      </section>
    </>
  );
}

/** What the operator wrote, as text. It is in their language, whatever that of the page. */
const NoticeBox = ({ notice: { text, until }, language }: { readonly notice: Notice } & Spoken) => (
  <aside class="notice" id="notice" aria-label={TEXTS[language].notice.label}>
    <p lang="fr">{text}</p>
    <p class="soft">
      {TEXTS[language].notice.until} {longDay(language, until)}.
    </p>
  </aside>
);

const Card = ({ title, children }: { readonly title: string; readonly children?: Child }) => (
  <div>
    <h2 class="card-title">{title}</h2>
    {children}
  </div>
);

/** The same share over another span; nothing when it is unknown. */
const OverSpan = ({ share, span, language }: { readonly share: number | null; readonly span: string } & Spoken) =>
  share === null ? null : <p class="soft">{`${percent(language, share)} ${span}`}</p>;

function QuotaCard({ status: { gauge, callsPerSecond }, language }: Shown) {
  const { quota: texts, unknown } = TEXTS[language];
  const measures = gauge?.lines.measures;
  if (measures === undefined) return <Card title={texts.title}>{unknown}</Card>;
  const waitSeconds = Math.ceil(measures.waitMs / 1000);
  return (
    <Card title={texts.title}>
      <Used language={language} used={measures.callsInSecond} of={callsPerSecond} label={texts.second} />
      <Used language={language} used={measures.callsInHour} of={measures.callsPerHour} label={texts.hour} />
      <p class="soft">
        {texts.wait}
        {language === "en" ? ": " : " : "}
        {waitSeconds === 0 ? texts.none : `${waitSeconds} ${texts.seconds}`}
      </p>
      {measures.callsPerHour < measures.configuredPerHour && <p class="soft">{texts.learned}</p>}
    </Card>
  );
}

interface UsedOf extends Spoken {
  readonly used: number;
  readonly of: number;
  readonly label: string;
}

const Used = ({ used, of, label, language }: UsedOf) => (
  <p>
    <strong>{wholeNumber(language, used)}</strong> {TEXTS[language].quota.of} {wholeNumber(language, of)}, {label}
    <meter min="0" max={of} value={Math.min(used, of)} aria-label={label} />
  </p>
);

const Table = ({ rows, language }: { readonly rows: readonly (readonly [string, number, number])[] } & Spoken) => (
  <table>
    <thead>
      <tr>
        {TEXTS[language].endings.head.map((cell, at) => (
          <th scope="col" class={at > 0 ? "n" : undefined}>
            {cell}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([name, ...counts]) => (
        <tr>
          <td>{name}</td>
          {counts.map((count) => (
            <td class="n">{wholeNumber(language, count)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const shareOf = (language: Language, share: number | null, none: string): string =>
  share === null ? none : percent(language, share);
