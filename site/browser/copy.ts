import { BROWSER_FR } from "../../shared/texts/browser.fr.ts";

/** Adds a copy button to every block of code. */
export function addCopyButtons(root: ParentNode = document): void {
  for (const block of root.querySelectorAll<HTMLElement>(".code")) {
    if (block.querySelector(":scope > button") !== null) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = BROWSER_FR.copy;
    button.addEventListener("click", async () => {
      const text = block.querySelector("code")?.textContent ?? "";
      button.textContent = (await copied(text)) ? BROWSER_FR.copied : BROWSER_FR.notCopied;
      setTimeout(() => {
        button.textContent = BROWSER_FR.copy;
      }, 2_000);
    });
    block.prepend(button);
  }
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
