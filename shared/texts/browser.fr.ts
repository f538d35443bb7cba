/** What scripts of several pages say. */
export const BROWSER = {
  copy: "Copier",
  copied: "Copié",
  copyOf: (what: string) => `Copier ${what}`,
  notCopied: "À copier à la main",
  tokenMissing: "Collez d’abord votre jeton.",
} as const;
