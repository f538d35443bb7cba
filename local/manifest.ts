import type { Language } from "../shared/language.ts";
import { FRAME as EN } from "../shared/texts/frame.en.ts";
import { FRAME as FR } from "../shared/texts/frame.fr.ts";

/** The pictures of the installed page, below `/icons/`; `npm run icons` makes them. */
export const ICONS = [
  { file: "icon-192.png", size: 192, purpose: "any" },
  { file: "icon-512.png", size: 512, purpose: "any" },
  { file: "maskable-512.png", size: 512, purpose: "maskable" },
  { file: "apple-touch.png", size: 180, purpose: null },
] as const;

/** What a device needs to install the site as an application, which opens on one's own consumption (W3C Web Application Manifest). */
export const manifest = (language: Language): string =>
  JSON.stringify({
    ...{ fr: FR, en: EN }[language].installed,
    // One application, in whichever language it was installed.
    id: "/consommation",
    lang: language,
    start_url: language === "en" ? "/en/consommation" : "/consommation",
    scope: "/",
    display: "standalone",
    background_color: "#f6f4ee",
    theme_color: "#0d5f4d",
    icons: ICONS.filter(({ purpose }) => purpose !== null).map(({ file, size, purpose }) => ({
      src: `/icons/${file}`,
      sizes: `${size}x${size}`,
      type: "image/png",
      purpose,
    })),
  });
