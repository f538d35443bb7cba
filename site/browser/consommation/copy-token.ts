import { REMEMBERED } from "#words/remember";
import { part } from "./part.ts";

/** The button that copies the token of the page. */
export function offerCopy(token: () => string): void {
  const { copied, notCopied } = REMEMBERED;
  part("copy-token").addEventListener("click", async () => {
    const isCopied = await navigator.clipboard.writeText(token()).then(
      () => true,
      () => false,
    );
    part("copy-says").textContent = isCopied ? copied : notCopied;
  });
}
