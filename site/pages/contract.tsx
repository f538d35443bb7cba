import { CONTRACT_PAGE as PAGE } from "#words/contract";

/** Whether one's contract fits: there once a meter is open. `site/browser/consommation/contract/` fills it in. */
export function Contract() {
  return (
    <section id="contract" class="shown contract" aria-labelledby="contract-title" hidden>
      <h2 id="contract-title">{PAGE.title}</h2>
      <p class="hint">{PAGE.hint}</p>
      <button type="button" id="examine">
        {PAGE.examine}
      </button>
      <div id="contract-place" />
    </section>
  );
}
