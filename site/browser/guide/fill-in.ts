import { SITE } from "../../../shared/texts/site.ts";

/** What the examples carry instead of their placeholders; `null` where it is not known. */
export interface Mine {
  readonly site: string;
  readonly token: string | null;
  readonly meter: string | null;
}

/** The same as others may see it. */
export const masked = ({ site, token, meter }: Mine): Mine => ({
  site,
  token: token && "••••••••",
  meter: meter && `••••••••••${meter.slice(-4)}`,
});

/** An example with what is known filled in, wherever it stands: names of other things (`AUTRE`, `idPrm`) contain neither placeholder. */
export const filledIn = (text: string, { site, token, meter }: Mine): string =>
  text
    .replaceAll(SITE, site)
    .replaceAll("JETON", token ?? "JETON")
    .replaceAll("PRM", meter ?? "PRM");
