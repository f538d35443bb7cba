import { PAGE_REFUSALS_FR } from "../refusals/page-texts.ts";
import type { Refusal } from "../refusals/refusal.ts";
import { resolveStatus } from "../refusals/statuses.ts";
import { wordRefusal } from "../refusals/text.ts";
import { LOST_FR } from "../texts/lost.fr.ts";
import { PAGES_FR } from "../texts/pages.fr.ts";
import { page } from "./page.tsx";

/** No such page, or a page that broke: what a person sees, and where to go from there. */
export function lostPage(refusal: Refusal, incident?: string): Response {
  const { title, detail } = wordRefusal(PAGE_REFUSALS_FR, refusal);
  return page(
    resolveStatus(refusal).status,
    title,
    <>
      <p class="lead">{detail}</p>
      <ul>
        {LOST_FR.ways.map(([href, label]) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      {incident !== undefined && (
        <p class="reference">
          {PAGES_FR.refusal.incident} : <code>{incident}</code>
        </p>
      )}
    </>,
  );
}
