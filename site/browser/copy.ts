import { BROWSER } from "#words/browser";

/**
 * Adds a copy button to every block of code. `data-copy` says of what, for those who hear the button and do not see the block.
 * `textOf`: what is copied, where it is not what is shown.
 */
export function addCopyButtons(
  root: ParentNode = document,
  textOf: (code: Element) => string = (code) => code.textContent ?? "",
): void {
  for (const block of root.querySelectorAll<HTMLElement>(".code")) {
    if (block.querySelector(":scope > button") !== null) continue;
    const button = document.createElement("button");
    button.type = "button";
    const say = (text: string) => {
      button.textContent = text;
      // The name begins with what is seen, so that it can be spoken to.
      if (block.dataset.copy !== undefined)
        button.ariaLabel = text === BROWSER.copy ? BROWSER.copyOf(block.dataset.copy) : null;
    };
    say(BROWSER.copy);
    button.addEventListener("click", async () => {
      const code = block.querySelector("code");
      say((await copied(code === null ? "" : textOf(code))) ? BROWSER.copied : BROWSER.notCopied);
      setTimeout(() => say(BROWSER.copy), 2_000);
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
