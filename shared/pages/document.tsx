import type { Child } from "hono/jsx";
import { FRAME_FR } from "../texts/frame.fr.ts";
import { Logo } from "./logo.tsx";
import { withFrenchSpaces } from "./typography.ts";

/** The address of the stylesheet. */
export const STYLESHEET = "/style.css";

export interface Document {
  /** The name of the page and nothing personal: browsers keep it in their history. */
  readonly title: string;
  /** For search engines. */
  readonly description?: string;
  /** Its own address, which the navigation marks as the current page. */
  readonly path?: string;
  /** Addresses of module scripts. The page works without them. */
  readonly scripts?: readonly string[];
  readonly content: Child;
}

/** A whole page of the site, as HTML. */
export function htmlDocument({ title, description, path, scripts = [], content }: Document): string {
  const { brand, skip, nav, foot, footer, mainNav, footNav } = FRAME_FR;
  const link = ([href, label]: readonly [string, string]) => (
    <a href={href} aria-current={href === path ? "page" : undefined}>
      {label}
    </a>
  );
  const document = (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{path === "/" ? title : `${title} – ${brand}`}</title>
        <meta name="description" content={description ?? footer} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={STYLESHEET} />
        {scripts.map((src) => (
          <script type="module" src={src} />
        ))}
      </head>
      <body>
        <a class="skip" href="#contenu">
          {skip}
        </a>
        <header class="top">
          <div class="in">
            <a class="brand" href="/" aria-current={path === "/" ? "page" : undefined}>
              <Logo />
              {brand}
            </a>
            <nav aria-label={mainNav}>{nav.map(link)}</nav>
          </div>
        </header>
        <main id="contenu">{content}</main>
        <footer class="foot">
          <div class="in">
            <p>{footer}</p>
            <nav aria-label={footNav}>{foot.map(link)}</nav>
          </div>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>${withFrenchSpaces(String(document))}`;
}
