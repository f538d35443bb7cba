/** What the pages' scripts say. */
export const BROWSER_FR = {
  copy: "Copier",
  copied: "Copié",
  notCopied: "À copier à la main",
} as const;
