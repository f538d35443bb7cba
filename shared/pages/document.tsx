import type { Child } from "hono/jsx";
import type { InLanguages, Language } from "../language.ts";
import { FRAME as EN } from "../texts/frame.en.ts";
import { FRAME as FR } from "../texts/frame.fr.ts";
import { linkFrom, TRANSLATED } from "./addresses.ts";
import { Alternates, LanguageSwitch } from "./language-links.tsx";
import { Logo } from "./logo.tsx";
import { withFrenchSpaces } from "./typography.ts";

const TEXTS: InLanguages<typeof FR> = { fr: FR, en: EN };
const TERRITORIES: Readonly<Record<Language, string>> = { fr: "fr_FR", en: "en_GB" };

/** Brings the part of the address that a page was scrolled to, or shows, along into the other language. */
const SWITCH_SCRIPT = "/scripts/language.js";

/** The address of the stylesheet. */
export const STYLESHEET = "/style.css";

export interface Document {
  /** The name of the page and nothing personal: browsers keep it in their history. */
  readonly title: string;
  /** For search engines. */
  readonly description?: string;
  /** Its French address, which the navigation marks as the current page. Links name pages by it too, in every language. */
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
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  readonly origin: string;
}

/** What a messenger shows of a link to a page that everybody may see (ogp.me). */
function Preview({ title, description, origin, language }: Previewed) {
  const { brand, preview } = TEXTS[language];
  const { path, width, height, text } = preview;
  const properties = {
    type: "website",
    locale: TERRITORIES[language],
    site_name: brand,
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

/** A whole page of the site in a language, as HTML. */
export function htmlDocument(
  { title, description, path, scripts = [], firstScript, content, origin = "" }: Document,
  language: Language,
): string {
  const texts = TEXTS[language];
  const { brand, skip, nav, foot, footer, mainNav, footNav } = texts;
  const isFile = path !== undefined && TRANSLATED.includes(path);
  const link = ([href, label]: readonly [string, string]) => (
    <a href={href} aria-current={href === path ? "page" : undefined}>
      {label}
    </a>
  );
  const document = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{path === "/" ? title : `${title} – ${brand}`}</title>
        <meta name="description" content={description ?? footer} />
        {description !== undefined && (
          <Preview title={title} description={description} origin={origin} language={language} />
        )}
        <Alternates path={path} language={language} origin={origin} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icons/apple-touch.png" />
        <link rel="manifest" href={MANIFEST[language]} />
        <link rel="stylesheet" href={STYLESHEET} />
        {firstScript !== undefined && <script src={scriptIn(language, firstScript)} />}
        {[...scripts, ...(isFile ? [SWITCH_SCRIPT] : [])].map((src) => (
          <script type="module" src={scriptIn(language, src)} />
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
            <LanguageSwitch path={path} language={language} label={texts.language} />
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
  const html = String(document).replaceAll(
    OUR_LINK,
    (_, href: string) => ` href="${linkFrom(language, isFile, href).replaceAll(/&(?!amp;)/g, "&amp;")}"`,
  );
  return `<!doctype html>${withFrenchSpaces(html)}`;
}

const MANIFEST = { fr: "/manifest.webmanifest", en: "/en/manifest.webmanifest" } as const;

/** As JSX writes it: no address of ours holds a character that HTML escapes, but for the `&` of a query. */
const OUR_LINK = / href="(\/[^"]*)"/g;

/** Scripts are built once for each language. */
const scriptIn = (language: Language, src: string): string =>
  language === "en" ? src.replace("/scripts/", "/scripts/en/") : src;
