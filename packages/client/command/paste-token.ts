import type { ObtainToken } from "./auth.ts";
import { openPage } from "./browser.ts";
import { EXIT } from "./exit-code.ts";
import { CommandFailure } from "./failure.ts";
import type { Session } from "./session.ts";

/** The page of the gateway that leads to the consent, and shows the token behind it. */
const CONSENT = "/api/auth";

/** Gets the token from the person: shows the page, opens it in a browser, and reads what is pasted or piped in. */
export function pasteToken({ terminal, words }: Session, opensBrowser: boolean): ObtainToken {
  return async (gateway) => {
    const page = `${gateway}${CONSENT}`;
    const { stdin, stderr } = terminal;
    if (stdin.isTTY) {
      stderr.write(`${words.auth.open}\n\n  ${page}\n\n`);
      if (opensBrowser) openPage(page);
    }
    const token = (stdin.isTTY ? await typed(terminal, words.auth.paste) : await piped(stdin)).trim();
    if (token === "") throw new CommandFailure("noTokenGiven", EXIT.token);
    return token;
  };
}

async function piped(stdin: NodeJS.ReadStream): Promise<string> {
  let text = "";
  for await (const piece of stdin) text += piece;
  return text;
}

/** One line of the person, not shown: a terminal keeps what it showed. */
async function typed({ stdin, stderr }: Session["terminal"], question: string): Promise<string> {
  const [{ createInterface }, { Writable }] = await Promise.all([
    import("node:readline/promises"),
    import("node:stream"),
  ]);
  const silent = new Writable({ write: (_piece, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: true });
  stderr.write(question);
  try {
    return await lines.question("");
  } finally {
    lines.close();
    stderr.write("\n");
  }
}
