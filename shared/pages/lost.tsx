import type { Context } from "hono";
import { PAGE_REFUSALS_FR } from "../refusals/page-texts.ts";
import type { Refusal } from "../refusals/refusal.ts";
import { resolveStatus } from "../refusals/statuses.ts";
import { wordRefusal } from "../refusals/text.ts";
import { LOST as LOST_FR } from "../texts/lost.fr.ts";
import { PAGES as PAGES_FR } from "../texts/pages.fr.ts";
import { page } from "./page.tsx";
import { Again, comesBack, retryHeaders } from "./refusal.tsx";
import { WAIT_SCRIPT } from "./wait.tsx";

/** The page of an unknown address or of a failure, with links to go on. */
export function lostPage(c: Context, refusal: Refusal, incident?: string): Response {
  const { title, detail } = wordRefusal(PAGE_REFUSALS_FR, refusal);
  const { status, retryAfterMs } = resolveStatus(refusal);
  return page(
    c,
    status,
    title,
    <>
      <p class="lead">{detail}</p>
      {comesBack(refusal) && <Again refusal={refusal} />}
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
    retryHeaders(retryAfterMs, comesBack(refusal)),
    comesBack(refusal) ? [WAIT_SCRIPT] : [],
  );
}
