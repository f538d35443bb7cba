import type { Child } from "hono/jsx";
import { GUIDE as TEXTS } from "#words/guide";
import type { Document } from "../../../shared/pages/document.tsx";
import { Rich } from "../../../shared/pages/rich.tsx";

export type GuidePath = keyof typeof TEXTS.pages;

/** Sections of the guide when it was one page: their anchors are on the links to where they are now. */
const FORMER_ANCHORS: Partial<Record<GuidePath, string>> = {
  "/documentation/releves": "mesures",
  "/documentation/programmes": "exemples",
  "/documentation/jetons": "jetons",
  "/documentation/erreurs": "erreurs",
};

interface Page {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  /** The page of the table of contents that it belongs to, when it is not one itself. */
  readonly under?: GuidePath;
  readonly content: Child;
}

/** A page of the guide: its contents, beside those of the whole guide. */
export const guidePage = ({ path, title, description, lead, under, content }: Page): Document => ({
  path,
  title,
  description,
  scripts: ["/scripts/guide.js"],
  content: (
    <>
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lead">
          <Rich text={lead} />
        </p>
      </div>
      <div class="guide">
        <nav aria-label={TEXTS.contents}>
          <ul>
            {(Object.entries(TEXTS.pages) as [GuidePath, string][]).map(([href, label]) => (
              <li>
                <a
                  href={href}
                  id={path === "/documentation" ? FORMER_ANCHORS[href] : undefined}
                  aria-current={href === path ? "page" : href === under ? "true" : undefined}
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          <p class="note" id="yours" data-site-hint={TEXTS.placeholders}>
            <Rich text={TEXTS.site} />
          </p>
          {content}
        </div>
      </div>
    </>
  ),
});

interface Titled {
  readonly id: string;
  readonly title: string;
  readonly children?: Child;
}

/** A section with an anchor. */
export const Section = ({ id, title, children }: Titled) => (
  <section id={id}>
    <h2>{title}</h2>
    {children}
  </section>
);
