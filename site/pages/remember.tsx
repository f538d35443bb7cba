import { REMEMBER as TEXTS } from "#words/remember";
import { Prose } from "../../shared/pages/rich.tsx";

/** The question of whether this device remembers the meter that is shown; `site/browser/consommation/remembering.ts` asks it. */
export const Remember = () => (
  <section id="remember" class="remember" aria-label={TEXTS.label} hidden>
    <label class="check">
      <input type="checkbox" id="remember-this" autocomplete="off" aria-describedby="remember-says" />
      {TEXTS.label}
    </label>
    <p id="remember-says" class="hint" role="status">
      {TEXTS.hint}
    </p>
    <details>
      <summary>{TEXTS.summary}</summary>
      <Prose texts={TEXTS.details} />
    </details>
    <details>
      <summary>{TEXTS.elsewhere.open}</summary>
      <p>{TEXTS.elsewhere.text}</p>
      <p>
        <button type="button" class="quiet small-button" id="forget-elsewhere">
          {TEXTS.elsewhere.button}
        </button>
      </p>
      <p id="elsewhere-says" class="hint" role="status" />
    </details>
  </section>
);
