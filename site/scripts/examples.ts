import { EXAMPLES_FR } from "../../shared/texts/examples.fr.ts";
import { addCopyButtons } from "../browser/copy.ts";
import { clear, showReadings } from "../browser/examples/answer.ts";
import { AskForm } from "../browser/examples/form.ts";
import { showProblem } from "../browser/examples/problem.ts";
import { addressOf, curlOf, linkyOf, type Question } from "../browser/examples/question.ts";

/** The page that tries the API: it writes the request, sends it and draws the answer. */
const part = <E extends HTMLElement>(id: string): E => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found as E;
};

const form = new AskForm(part<HTMLFormElement>("ask"));
const state = part("state");
const place = part("answer");
const submit = part("ask").querySelector("button[type=submit]") as HTMLButtonElement;

form.onChange((question) => {
  const linky = linkyOf(question);
  part("url").textContent = addressOf(question, location.origin).href;
  part("curl").textContent = curlOf(question, location.origin);
  part("linky").textContent = linky ?? "";
  part("block-linky").hidden = linky === null;
  part("no-linky").hidden = linky !== null;
});

form.onSubmit(async (question) => {
  submit.disabled = true;
  clear(place);
  state.textContent = EXAMPLES_FR.results.waiting;
  try {
    state.textContent = await ask(question);
    part("reponse").scrollIntoView();
  } catch {
    state.textContent = EXAMPLES_FR.results.unreachable;
  } finally {
    submit.disabled = false;
  }
});

async function ask(question: Question): Promise<string> {
  // The page is in French, whatever the browser prefers.
  const headers = {
    "accept-language": "fr",
    ...(question.mine !== null && { authorization: `Bearer ${question.mine.token}` }),
  };
  const response = await fetch(addressOf(question, location.origin), { headers });
  const text = await response.text();
  if (response.ok) return showReadings(place, question, text, form.household());
  return showProblem(place, JSON.parse(text), response.headers.get("retry-after"));
}

addCopyButtons();
