import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import build from "../../local/build.ts";
import { setClock } from "../../local/clock.ts";
import { ROOT } from "../../local/folders.ts";
import { bundle } from "../../packages/client/bundle.ts";
import { ORDINARY_NOON } from "../../test/clock/instants.ts";
import { launch } from "../../test/support/chromium.ts";
import { startBoth } from "../../test/support/running.ts";

/** `npm run picture`: makes the pictures of a terminal in the README of the client, light and dark, from what the command writes there. */
const FOLDER = join(ROOT, "docs/images");
const NODE = join(ROOT, "test/clients/node_modules/.bin/node");

/** Fixed days: the picture is the same whenever it is made. */
const SESSION = [
  { args: ["daily", "--demo", "--start", "2026-10-02", "--end", "2026-11-28", "--chart"], lines: 9 },
  { args: ["load-curve", "--demo", "--start", "2026-11-27", "--end", "2026-11-28"], lines: 6 },
  { args: ["diagnose", "--demo"], lines: 24 },
] as const;

/** Gives a command a terminal, as a person has one: colours are written to nothing else. */
const IN_TERMINAL = "import pty, sys; pty.spawn(sys.argv[1:])";

const ESCAPE = "\u001b[";

const COLOURS = {
  light: {
    paper: "#ffffff",
    edge: "#d0d7de",
    ink: "#1f2328",
    faint: "#59636e",
    31: "#cf222e",
    32: "#1a7f37",
    33: "#9a6700",
  },
  dark: {
    paper: "#0d1117",
    edge: "#3d444d",
    ink: "#e6edf3",
    faint: "#9198a1",
    31: "#ff7b72",
    32: "#3fb950",
    33: "#d29922",
  },
} as const;

setClock(ORDINARY_NOON);
await build();
const folder = mkdtempSync(join(tmpdir(), "conso-picture-"));
const [running, browser] = await Promise.all([startBoth(), launch(), bundle(folder)]);

const env = { PATH: process.env.PATH, HOME: folder, LANG: "C.UTF-8", CONSO_GATEWAY: running.gateway.origin };
const session = SESSION.map(({ args, lines: most }) => {
  const command = [NODE, join(folder, "conso.cjs"), ...args];
  const { stdout, status } = spawnSync("python3", ["-c", IN_TERMINAL, ...command], { encoding: "utf8", env });
  if (status !== 0) throw new Error(`conso ${args.join(" ")} ended with ${status}: ${stdout}`);
  // Of a line that was written over, what stands there in the end.
  const lines = stdout
    .replaceAll("\r", "")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(`${ESCAPE}K`).at(-1) ?? "");
  const shown = lines.length > most ? [...lines.slice(0, most), "…"] : lines;
  return { command: `conso ${args.join(" ")}`, shown: shown.join("\n") };
});

for (const scheme of ["light", "dark"] as const) {
  const page = await browser.newPage({ viewport: { width: 900, height: 1200 }, deviceScaleFactor: 2 });
  await page.setContent(pageOf(COLOURS[scheme]));
  await page.locator("main").screenshot({ path: join(FOLDER, `terminal-${scheme}.png`), omitBackground: true });
  await page.close();
}
await Promise.all([running.stop(), browser.close()]);
rmSync(folder, { recursive: true });

function pageOf(colours: (typeof COLOURS)[keyof typeof COLOURS]): string {
  const parts = session.map(({ command, shown }) => `<i>$</i> <b>${escaped(command)}</b>\n${coloured(shown, colours)}`);
  return `<!doctype html><style>
body { margin: 0 }
main { display: inline-block; padding: 1.25em 1.5em; border: 1px solid ${colours.edge}; border-radius: 10px; background: ${colours.paper} }
pre { margin: 0; width: 80ch; white-space: pre; font: 14px/1.164 "DejaVu Sans Mono", monospace; color: ${colours.ink} }
i { font-style: normal; color: ${colours.faint} }
</style><main><pre>${parts.join("\n\n")}</pre></main>`;
}

/** A text with its colours, each from one escape sequence to the next. */
function coloured(text: string, colours: (typeof COLOURS)[keyof typeof COLOURS]): string {
  const [plain = "", ...pieces] = text.split(ESCAPE);
  const spans = pieces.map((piece) => {
    const [, code = "", inside = ""] = /^(\d+)m(.*)$/su.exec(piece) ?? [];
    const colour = code in colours ? colours[Number(code) as 31] : "inherit";
    return `<span style="color:${colour}">${escaped(inside)}</span>`;
  });
  return escaped(plain) + spans.join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
