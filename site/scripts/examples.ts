import { EXAMPLES } from "#words/examples";
import { LANGUAGE } from "#words/language";
import { addCopyButtons } from "../browser/copy.ts";
import { countDown } from "../browser/countdown.ts";
import { clear, showReadings } from "../browser/examples/answer.ts";
import { AskForm } from "../browser/examples/form.ts";
import { headingOf } from "../browser/examples/heading.ts";
import { showProblem } from "../browser/examples/problem.ts";
import { addressOf, consoOf, curlOf, linkyOf, type Question } from "../browser/examples/question.ts";
import { warnOfEnd } from "../browser/token/end-notice.ts";
import { startAgain, whenErased } from "../browser/token/erasing.ts";
import { tabToken } from "../browser/token/tab-token.ts";
import { withToken } from "../browser/token/with-token.ts";

/** The page that tries the API: it writes the request, sends it and draws the answer. */
const part = <E extends HTMLElement>(id: string): E => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found as E;
};

/** A page that waits longer than this for its turn is no longer looked at. */
const LONGEST_WAIT_SECONDS = 3_600;

const token = await tabToken();
if (token !== null) warnOfEnd(token);
const form = new AskForm(part<HTMLFormElement>("ask"), token);
const state = part("state");
const heading = part("reponse");
const old = part("old");
const places = { place: part("answer"), raw: part("raw") };
const submit = part("ask").querySelector("button[type=submit]") as HTMLButtonElement;

/** What is shown, to tell when the form asks for something else. */
let shown: string | null = null;
let stopWaiting = (): void => undefined;

const formState = (): string => JSON.stringify([form.question(), form.household()]);

form.onChange((question) => {
  part("url").textContent = addressOf(question, location.origin).href;
  part("curl").textContent = curlOf(question, location.origin);
  const commands = { conso: consoOf(question, location.origin), linky: linkyOf(question) };
  for (const [name, command] of Object.entries(commands)) showCommand(name, command);
  part("only-own").hidden = question.mine !== null;
  const isOld = shown !== null && shown !== formState();
  old.textContent = isOld ? EXAMPLES.results.old : "";
  if (isOld) stopWaiting();
});

/** `linky` has a place only where this gateway has the address that the program has built in. */
function showCommand(name: string, command: string | null): void {
  const place = document.getElementById(name);
  if (place === null) return;
  place.textContent = command ?? "";
  part(`block-${name}`).hidden = command === null;
}

form.onSubmit(async (question) => {
  await show(question);
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "nearest" });
});

async function show(question: Question): Promise<void> {
  stopWaiting();
  submit.disabled = true;
  clear(places);
  shown = formState();
  old.textContent = "";
  heading.replaceChildren(...headingOf(question));
  state.textContent = EXAMPLES.results.waiting;
  try {
    state.textContent = await ask(question);
  } catch {
    state.textContent = EXAMPLES.results.unreachable;
  } finally {
    submit.disabled = false;
  }
}

async function ask(question: Question): Promise<string> {
  // The page is in French, whatever the browser prefers.
  const init = question.mine === null ? { headers: { "accept-language": LANGUAGE } } : withToken(question.mine.token);
  const response = await fetch(addressOf(question, location.origin), init);
  const text = await response.text();
  if (response.ok) return showReadings(places, question, text, form.household());
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  const { title, wait } = showProblem(places, JSON.parse(text), Number.isNaN(seconds) ? null : seconds);
  if (wait !== null && response.status === 429 && seconds <= LONGEST_WAIT_SECONDS) {
    // A place is reserved at that instant; sooner gains nothing.
    stopWaiting = countDown(wait, seconds, () => void show(question));
  }
  return title;
}

addCopyButtons();
whenErased(startAgain);
// The demonstration costs nothing; one's own meter is asked only when its owner presses the button.
if (form.question().mine === null) void show(form.question());
