import { REMEMBER } from "#words/remember";
import { Prose, Rich } from "../../shared/pages/rich.tsx";

const { keeping, naming, joining, erasing } = REMEMBER;

/** The longest name of a meter: ten of them fit into what a device remembers. */
const MOST_NAME_CHARACTERS = 24;

/** What a person does with their meters and their token, below what is shown. What is inert waits for its script. */
export const Keeping = () => (
  <section class="keeping" aria-labelledby="keeping-title">
    <h2 id="keeping-title">{keeping.title}</h2>
    <form id="naming" hidden>
      <label for="meter-name">{naming.label}</label>
      <div class="row">
        <input id="meter-name" maxlength={MOST_NAME_CHARACTERS} autocomplete="off" />
        <button type="submit" class="quiet small-button">
          {naming.button}
        </button>
      </div>
      <p id="naming-says" class="hint" role="status">
        {naming.hint}
      </p>
    </form>
    <details>
      <summary>{joining.open}</summary>
      <Prose texts={joining.texts} />
      <div inert>
        <div id="joinable" class="row" />
        <form id="joining">
          <label for="other-token">{joining.label}</label>
          <input id="other-token" type="password" autocomplete="off" spellcheck={false} autocapitalize="off" />
          <p>
            <button type="submit" class="quiet small-button">
              {joining.button}
            </button>
          </p>
        </form>
        <p id="joining-says" class="hint" role="status" />
      </div>
    </details>
    <details>
      <summary>{keeping.copyOpen}</summary>
      <p>{keeping.copyText}</p>
      <p inert>
        <button type="button" class="quiet small-button" id="copy-token">
          {keeping.copy}
        </button>{" "}
        <span id="copy-says" role="status" />
      </p>
    </details>
    <details class="confirm" id="erasing">
      <summary>{erasing.open}</summary>
      <div class="note bad">
        <p>
          <Rich text={erasing.sure} />
        </p>
        <button type="button" class="quiet" id="erase">
          {erasing.button}
        </button>
      </div>
    </details>
  </section>
);
