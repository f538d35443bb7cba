import type { BrowserContext, CDPSession, Page } from "playwright-core";

/** A tab in which a person goes back. Once they have, ask it through `evaluate`, and no more through `page`. */
export class Tab {
  readonly page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  static async in(context: BrowserContext): Promise<Tab> {
    const page = await context.newPage();
    await page.addInitScript(`addEventListener("pageshow", ({ persisted }) => {
      if (persisted) localStorage.setItem("came back to", location.pathname);
    });`);
    return new Tab(page, await context.newCDPSession(page));
  }

  async evaluate<T>(expression: string): Promise<T> {
    const { result } = await this.#session.send("Runtime.evaluate", { expression, returnByValue: true });
    return result.value;
  }

  async goBack(steps = 1): Promise<void> {
    await this.evaluate(`localStorage.removeItem("came back to"); history.go(-${steps})`);
  }

  /** The page that the back-forward cache gave back last; `null`: it was loaded again. */
  cameBackTo(): Promise<string | null> {
    return this.evaluate(`localStorage.getItem("came back to")`);
  }
}
