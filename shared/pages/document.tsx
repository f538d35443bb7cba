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
  /** The address of a small script that runs before the page is drawn. */
  readonly firstScript?: string;
  readonly content: Child;
  /** The origin of the site, where it is known: the address of the preview picture is absolute then. */
  readonly origin?: string;
}

interface Previewed {
  readonly title: string;
  readonly description: string;
  readonly origin: string;
}

/** What a messenger shows of a link to a page that everybody may see (ogp.me). */
function Preview({ title, description, origin }: Previewed) {
  const { path, width, height, text } = FRAME_FR.preview;
  const properties = {
    type: "website",
    locale: "fr_FR",
    site_name: FRAME_FR.brand,
    title,
    description,
    image: `${origin}${path}`,
    "image:width": width,
    "image:height": height,
    "image:alt": text,
  };
  return (
    <>
      {Object.entries(properties).map(([name, content]) => (
        <meta property={`og:${name}`} content={`${content}`} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** A whole page of the site, as HTML. */
export function htmlDocument({
  title,
  description,
  path,
  scripts = [],
  firstScript,
  content,
  origin = "",
}: Document): string {
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
        {description !== undefined && <Preview title={title} description={description} origin={origin} />}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icons/apple-touch.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="stylesheet" href={STYLESHEET} />
        {firstScript !== undefined && <script src={firstScript} />}
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
