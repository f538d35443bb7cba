import { Prose, Rich } from "../../shared/pages/rich.tsx";
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

/** What to do with a copied token. `seed` names the meter, so that its slot never changes. */
export function TokenSteps({ seed }: { readonly seed: string }) {
  const { hour, minute } = slotOf(seed);
  return (
    <>
      <h2>{TEXTS.slot.title}</h2>
      <p class="slot">{`${hour}\u00a0h\u00a0${String(minute).padStart(2, "0")}`}</p>
      <Prose texts={[TEXTS.slot.text, TEXTS.slot.cron]} />
      <div class="code" data-copy={TEXTS.copy.cron}>
        <code id="cron">{`${minute} ${hour} * * *`}</code>
      </div>
      <h2>{TEXTS.homeAssistant.title}</h2>
      <ol>
        {TEXTS.homeAssistant.steps.map((step) => (
          <li>
            <Rich text={step} />
          </li>
        ))}
      </ol>
    </>
  );
}
