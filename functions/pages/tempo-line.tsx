import type { InLanguages, Language } from "../../shared/language.ts";
import { longMoment } from "../../shared/pages/formats.ts";
import type { KnownDay } from "../../shared/tempo/claims.ts";
import type { TempoHealth } from "../../shared/tempo/health.ts";
import { STATUS as EN } from "../../shared/texts/status.en.ts";
import { STATUS as FR } from "../../shared/texts/status.fr.ts";

const TEXTS: InLanguages<typeof FR.tempo> = { fr: FR.tempo, en: EN.tempo };

interface Shown {
  readonly language: Language;
  /** `null`: the archive does not answer. */
  readonly tempo: TempoHealth | null;
}

/** The colours of today and tomorrow, and how many of their sources answer. */
export function TempoLine({ language, tempo }: Shown) {
  const texts = TEXTS[language];
  return (
    <>
      <h3 id="tempo">{texts.title}</h3>
      {tempo === null ? <p>{texts.unreachable}</p> : <Colours language={language} tempo={tempo} />}
    </>
  );
}

function Colours({ language, tempo }: { readonly language: Language; readonly tempo: TempoHealth }) {
  const texts = TEXTS[language];
  const { today, tomorrow, isTomorrowDue, asked, answering, takenMs } = tempo;
  const sentence = (day: KnownDay, awaited: string) =>
    day.colour === null ? (day.isDisputed ? texts.disputed : awaited) : texts.colours[day.colour];
  return (
    <>
      <p>
        {texts.today} <strong>{sentence(today, texts.unknown)}</strong>. {texts.tomorrow}{" "}
        <strong>{sentence(tomorrow, isTomorrowDue ? texts.unknown : texts.notYet)}</strong>.
      </p>
      <p class="soft">
        {texts.sources} {answering} / {asked}
        {takenMs !== null && `, ${texts.since} ${longMoment(language, takenMs)}`}.
      </p>
    </>
  );
}
