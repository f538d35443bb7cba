import { REMEMBERED_FR } from "../../../shared/texts/remember.fr.ts";
import { part } from "./part.ts";

/** The button that copies the token of the page. */
export function offerCopy(token: () => string): void {
  const { copied, notCopied } = REMEMBERED_FR;
  part("copy-token").addEventListener("click", async () => {
    const isCopied = await navigator.clipboard.writeText(token()).then(
      () => true,
      () => false,
    );
    part("copy-says").textContent = isCopied ? copied : notCopied;
  });
}
