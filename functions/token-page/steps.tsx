import type { InLanguages, Language } from "../../shared/language.ts";
import { Prose } from "../../shared/pages/rich.tsx";
import { crontabAt } from "../../shared/quota/crontab.ts";
import { slotOf } from "../../shared/quota/slot.ts";
import { HOURS as HOURS_EN } from "../../shared/texts/hours.en.ts";
import { HOURS as HOURS_FR } from "../../shared/texts/hours.fr.ts";
import { TOKEN } from "../../shared/texts/token.ts";

const HOURS: InLanguages<typeof HOURS_FR> = { fr: HOURS_FR, en: HOURS_EN };

/** Links to the files of a token; no script needed. */
export const TokenFiles = ({ language }: { readonly language: Language }) => (
  <p class="row">
    <a class="step quiet" href="/token/jeton.txt">
      {TOKEN[language].download}
    </a>
    <a class="step quiet" href="/token/fin.ics">
      {TOKEN[language].calendarLink}
    </a>
  </p>
);

interface Steps {
  readonly seed: string;
  readonly command: string;
  readonly language: Language;
}

/** What to do with a copied token: `command` at the minute of the meter that `seed` names, and the settings of other programs. */
export function TokenSteps({ seed, command, language }: Steps) {
  const texts = TOKEN[language];
  const { hour, minute } = slotOf(seed);
  return (
    <>
      <h2>{texts.slot.title}</h2>
      <p class="slot">{HOURS[language].time(hour, minute)}</p>
      <Prose texts={[texts.slot.text, texts.slot.cron]} />
      <div class="code" data-copy={texts.copy.cron}>
        <code id="cron">{`${crontabAt({ hour, minute })} ${command}`}</code>
      </div>
      <h2>{texts.connect.title}</h2>
      <p>{texts.connect.text}</p>
      <p>
        <a class="step quiet" href="/brancher" data-with-token>
          {texts.connect.link}
        </a>
      </p>
    </>
  );
}
