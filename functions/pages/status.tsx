import type { Child } from "hono/jsx";
import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { clockOf } from "../../shared/http/clock.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { originOf } from "../../shared/http/origin.ts";
import { longDay, longMoment, percent, wholeNumber } from "../../shared/pages/formats.ts";
import { publicPage } from "../../shared/pages/page.tsx";
import { Rich } from "../../shared/pages/rich.tsx";
import { CALL_ENDINGS, CONSENT_EVENTS } from "../../shared/status/events.ts";
import { currentStatus, type Status } from "../../shared/status/status.ts";
import { LEVELS } from "../../shared/status/verdict.ts";
import { STATUS_FR as TEXTS } from "../../shared/texts/status.fr.ts";

/** `GET /statut`: is it the gateway or Enedis? One sentence, then the figures behind it. */
export const statusPage = new Hono<AppEnv>().all("/", getOnly, async (c) => {
  const { title, description } = TEXTS;
  const status = await currentStatus(c.env, clockOf(c));
  return publicPage(
    { path: "/statut", title, description, content: <StatusContent {...status} />, origin: originOf(c) },
    5,
  );
});

const StatusContent = (status: Status) => (
  <>
    <div class="page-head">
      <h1>{TEXTS.title}</h1>
      <p class={`verdict ${LEVELS[status.verdict]}`} id="verdict" data-verdict={status.verdict}>
        {TEXTS.verdicts[status.verdict]}
      </p>
      <p class="soft">
        {TEXTS.asOf} {longMoment(status.atMs)}. <a href="/statut">{TEXTS.refresh}</a>
      </p>
    </div>
    <div class="cards four">
      <Card title={TEXTS.answered.title}>
        <p class="figure">{shareOf(status.lastHour.calls.answeredShare, TEXTS.answered.none)}</p>
        <p class="soft">{TEXTS.answered.hour}</p>
        <OverSpan share={status.lastDay.calls.answeredShare} span={TEXTS.answered.day} />
      </Card>
      <Card title={TEXTS.published.title}>
        <p class="figure day">
          {status.lastDayPublished === null ? TEXTS.published.none : longDay(status.lastDayPublished)}
        </p>
        <p class="soft">{TEXTS.published.hint}</p>
      </Card>
      <Card title={TEXTS.consents.title}>
        <p class="figure">{shareOf(status.lastDay.consents.backShare, TEXTS.consents.none)}</p>
        <p class="soft">{TEXTS.consents.day}</p>
        <OverSpan share={status.lastHour.consents.backShare} span={TEXTS.consents.hour} />
        <p class="soft">{TEXTS.consents.hint}</p>
      </Card>
      <QuotaCard {...status} />
    </div>
    <section class="prose">
      <h2>{TEXTS.endings.title}</h2>
      <Table
        rows={CALL_ENDINGS.map((ending) => [
          TEXTS.endings.names[ending],
          status.lastHour.calls.byEnding[ending],
          status.lastDay.calls.byEnding[ending],
        ])}
      />
      <h3>{TEXTS.consentTable.title}</h3>
      <Table
        rows={CONSENT_EVENTS.map((event) => [
          TEXTS.consentTable.names[event],
          status.lastHour.consents[event],
          status.lastDay.consents[event],
        ])}
      />
      <p>
        <Rich text={TEXTS.machine} />
      </p>
    </section>
  </>
);

const Card = ({ title, children }: { readonly title: string; readonly children?: Child }) => (
  <div>
    <h2 class="card-title">{title}</h2>
    {children}
  </div>
);

/** The same share over another span; nothing when it is unknown. */
const OverSpan = ({ share, span }: { readonly share: number | null; readonly span: string }) =>
  share === null ? null : <p class="soft">{`${percent(share)} ${span}`}</p>;

function QuotaCard({ gauge, callsPerSecond }: Status) {
  const texts = TEXTS.quota;
  const measures = gauge?.lines.measures;
  if (measures === undefined) return <Card title={texts.title}>{TEXTS.unknown}</Card>;
  const waitSeconds = Math.ceil(measures.waitMs / 1000);
  return (
    <Card title={texts.title}>
      <Used used={measures.callsInSecond} of={callsPerSecond} label={texts.second} />
      <Used used={measures.callsInHour} of={measures.callsPerHour} label={texts.hour} />
      <p class="soft">
        {texts.wait} : {waitSeconds === 0 ? texts.none : `${waitSeconds} ${texts.seconds}`}
      </p>
      {measures.callsPerHour < measures.configuredPerHour && <p class="soft">{texts.learned}</p>}
    </Card>
  );
}

const Used = ({ used, of, label }: { readonly used: number; readonly of: number; readonly label: string }) => (
  <p>
    <strong>{wholeNumber(used)}</strong> {TEXTS.quota.of} {wholeNumber(of)}, {label}
    <meter min="0" max={of} value={Math.min(used, of)} aria-label={label} />
  </p>
);

const Table = ({ rows }: { readonly rows: readonly (readonly [string, number, number])[] }) => (
  <table>
    <thead>
      <tr>
        {TEXTS.endings.head.map((cell, at) => (
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
            <td class="n">{wholeNumber(count)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const shareOf = (share: number | null, none: string): string => (share === null ? none : percent(share));
