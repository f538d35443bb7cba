import type { Language } from "../language.ts";
import { chooses, formOf, RENDERED, TRANSLATED } from "./addresses.ts";

const NAMES: Readonly<Record<Language, string>> = { fr: "Français", en: "English" };

interface Page {
  /** Its French address. */
  readonly path: string | undefined;
  readonly language: Language;
}

const isSwitched = (path: string): boolean => TRANSLATED.includes(path) || RENDERED.includes(path);

/** The other language of this page; of the home page where this one cannot be asked for again. */
export const LanguageSwitch = ({ path = "/", language, label }: Page & { readonly label: string }) => (
  <nav class="language" aria-label={label}>
    {(["fr", "en"] as const).map((to) =>
      to === language ? (
        <span lang={to} aria-current="true">
          {NAMES[to]}
        </span>
      ) : (
        <a lang={to} hreflang={to} href={chooses(to, isSwitched(path) ? path : "/")} data-language={to}>
          {NAMES[to]}
        </a>
      ),
    )}
  </nav>
);

/** For search engines: the forms of a page that is a file. They want whole addresses, so a build without `SITE_URL` has none. */
export function Alternates({ path, language, origin }: Page & { readonly origin: string }) {
  if (path === undefined || !TRANSLATED.includes(path) || origin === "") return null;
  return (
    <>
      <link rel="canonical" href={origin + formOf(path, language)} />
      <link rel="alternate" hreflang="fr" href={origin + formOf(path, "fr")} />
      <link rel="alternate" hreflang="en" href={origin + formOf(path, "en")} />
      <link rel="alternate" hreflang="x-default" href={origin + formOf(path, "fr")} />
    </>
  );
}
