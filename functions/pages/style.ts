import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/app-env.ts";
import { getOnly } from "../../shared/middleware/methods.ts";

/** The look of every page, in light and in dark, from a phone to a wide screen. */
const CSS = `:root {
  color-scheme: light dark;
  --ink: #1d2530; --soft: #54606e; --paper: #f4f6f8; --sheet: #fff; --line: #d5dbe2; --accent: #0b5d3b; --on-accent: #fff;
  font: 1.0625rem/1.6 system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6eaee; --soft: #a7b1bc; --paper: #12171c; --sheet: #1b2229; --line: #36414c; --accent: #6fd3a4; --on-accent: #0d1a13; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 44rem; min-height: 100vh; padding: 1.25rem; color: var(--ink); background: var(--paper); }
header { font-weight: 700; color: var(--accent); padding: .5rem 0 1.25rem; }
main { background: var(--sheet); border: 1px solid var(--line); border-radius: .75rem; padding: 1.5rem clamp(1.1rem, 5vw, 2.25rem) 2rem; }
h1 { font-size: clamp(1.5rem, 6vw, 2rem); line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
p { margin: .75rem 0; }
.lead { font-size: 1.125rem; }
.reference { margin-top: 2rem; font-size: .875rem; color: var(--soft); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: 1.25rem 0; }
dt { color: var(--soft); }
dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
code { font: .875rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
main > code { display: block; user-select: all; word-break: break-all; padding: .9rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .75rem; } }
a { color: var(--accent); }
.step { display: inline-block; padding: .65rem 1.4rem; border-radius: .5rem; background: var(--accent); color: var(--on-accent); font-weight: 600; text-decoration: none; }
.step:hover { text-decoration: underline; }
button { padding: .65rem 1.4rem; border: 1px solid var(--accent); border-radius: .5rem; background: none; color: var(--accent); font: inherit; font-weight: 600; cursor: pointer; }
button.step { font: inherit; font-weight: 600; border: 0; cursor: pointer; color: var(--on-accent); background: var(--accent); }
label { display: block; font-weight: 600; }
input { font: inherit; font-size: 1.5rem; width: 7rem; padding: .35rem .6rem; letter-spacing: .2em; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: .5rem; }
input.wide, select { display: block; width: 100%; margin: .25rem 0 .75rem; padding: .5rem .6rem; font: inherit; font-weight: 400; letter-spacing: normal; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: .5rem; }
.simulation { margin: 0 0 .5rem; padding: .5rem 1rem; border-radius: .5rem; background: #ffd54a; color: #1d2530; font-weight: 600; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
footer { padding: 1.25rem 0; font-size: .875rem; color: var(--soft); }
`;

/** `GET /style.css`: the pages' only resource, so that their security policy can forbid everything else. */
export const style = new Hono<AppEnv>().all("/", getOnly, (c) =>
  c.body(CSS, 200, {
    "content-type": "text/css; charset=utf-8",
    "cache-control": "public, max-age=3600",
    "x-content-type-options": "nosniff",
  }),
);
