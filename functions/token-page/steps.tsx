import { Prose } from "../../shared/pages/rich.tsx";
import { crontabAt } from "../../shared/quota/crontab.ts";
import { slotOf } from "../../shared/quota/slot.ts";
import { TOKEN_FR as TEXTS } from "../../shared/texts/token.fr.ts";

/** Links to the files of a token; no script needed. */
export const TokenFiles = () => (
  <p class="row">
    <a class="step quiet" href="/token/jeton.txt">
      {TEXTS.download}
    </a>
    <a class="step quiet" href="/token/fin.ics">
      {TEXTS.calendarLink}
    </a>
  </p>
);

/** What to do with a copied token: `command` at the minute of the meter that `seed` names, and the settings of other programs. */
export function TokenSteps({ seed, command }: { readonly seed: string; readonly command: string }) {
  const { hour, minute } = slotOf(seed);
  return (
    <>
      <h2>{TEXTS.slot.title}</h2>
      <p class="slot">{`${hour}\u00a0h\u00a0${String(minute).padStart(2, "0")}`}</p>
      <Prose texts={[TEXTS.slot.text, TEXTS.slot.cron]} />
      <div class="code" data-copy={TEXTS.copy.cron}>
        <code id="cron">{`${crontabAt({ hour, minute })} ${command}`}</code>
      </div>
      <h2>{TEXTS.connect.title}</h2>
      <p>{TEXTS.connect.text}</p>
      <p>
        <a class="step quiet" href="/brancher" data-with-token>
          {TEXTS.connect.link}
        </a>
      </p>
    </>
  );
}
