import { Browser, codeIn, locationOf } from "./browser.ts";
import type { Running } from "./running.ts";

/** How long a person waits in front of a page that says it looks again by itself. */
const PATIENCE_PAGES = 10;
/** When it says that something of the service did not answer in time: nothing is lost, and the page asks to load it again. */
const UNAVAILABLE = 503;
const RELOAD_AFTER_MS = 500;

/** Picks that meter on Enedis's page and agrees: the address that leads back. */
export async function agreeTo(meter: string, consentPage: URL): Promise<URL> {
  const body = await filledIn(consentPage, meter);
  return locationOf(await fetch(consentPage, { method: "POST", redirect: "manual", body }));
}

/** Refuses on Enedis's page: the address that leads back. */
export async function refuseOn(consentPage: URL): Promise<URL> {
  const body = new URLSearchParams(consentPage.searchParams);
  body.set("decision", "refuse");
  return locationOf(await fetch(consentPage, { method: "POST", redirect: "manual", body }));
}

/** What a person does in a browser: leaves the gateway, picks that meter on Enedis's page, agrees, confirms it, reads the token. */
export async function consentTo(meter: string, { gateway }: Pick<Running, "gateway">): Promise<string> {
  const browser = new Browser(gateway);
  await browser.open(await agreeTo(meter, await browser.leave()));
  return tokenAfter(await browser.confirm(meter.slice(-4)), browser);
}

/** The page of a consent, loaded again while a full machine answers that it could not be decided. */
export async function decided(answer: Response, browser: Browser): Promise<Response> {
  for (let page = 0; page < PATIENCE_PAGES && answer.status === UNAVAILABLE; page++) {
    await new Promise((resume) => setTimeout(resume, RELOAD_AFTER_MS));
    answer = await browser.open("/consentement");
  }
  return answer;
}

/** The token on the page that an answer leads to, after the waits that its pages announce. */
export async function tokenAfter(first: Response, browser: Browser): Promise<string> {
  let answer = await decided(first, browser);
  for (let page = 0; page < PATIENCE_PAGES; page++) {
    const refresh = answer.headers.get("refresh");
    if (refresh === null) break;
    await new Promise((resume) => setTimeout(resume, Number(refresh) * 1000));
    answer = await browser.open("/consentement");
  }
  const html = await (answer.status === 303 ? await browser.open(locationOf(answer, answer.url)) : answer).text();
  const token = /<code id="token"[^>]*>([^<]+)<\/code>/.exec(html)?.[1];
  if (token === undefined) throw new Error(`no token on the page: ${codeIn(html) ?? html.slice(0, 300)}`);
  return token.trim();
}

/** Every field of the form on that page, with this meter picked and the agreeing button pressed. */
async function filledIn(consentPage: URL, meter: string): Promise<URLSearchParams> {
  const html = await (await fetch(consentPage)).text();
  const fields = new URLSearchParams();
  for (const [input] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    fields.set(attribute(input, "name"), attribute(input, "value"));
  }
  const choice = [...html.matchAll(/<input[^>]*type="radio"[^>]*>/g)].map(([input]) => input);
  const picked = choice.find((input) => attribute(input, "value") === meter);
  if (picked === undefined) throw new Error(`the consent page does not offer ${meter}`);
  fields.set(attribute(picked, "name"), meter);
  const buttons = [...html.matchAll(/<button[^>]*>[^<]*<\/button>/g)].map(([button]) => button);
  const agree = buttons.find((button) => button.includes("accepte"));
  if (agree === undefined) throw new Error("the consent page has no button to agree");
  if (agree.includes("name=")) fields.set(attribute(agree, "name"), attribute(agree, "value"));
  return fields;
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "").replaceAll("&amp;", "&");
