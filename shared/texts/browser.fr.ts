/** The labels of the copy buttons. */
export const BROWSER_FR = {
  copy: "Copier",
  copied: "Copié",
  notCopied: "À copier à la main",
} as const;
