import type { Running } from "./running.ts";

/** A browser's cookie jar, as small as one journey needs: names and values of one origin. */
class Jar {
  readonly #cookies = new Map<string, string>();

  keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";");
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  header(): Record<string, string> {
    return { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
  }
}

/** What a person does in a browser: leaves the gateway, picks that meter on Enedis's page, agrees, and reads the token. */
export async function consentTo(meter: string, { gateway }: Pick<Running, "gateway">): Promise<string> {
  const jar = new Jar();
  const ours = async (url: URL) => {
    const response = await fetch(url, { headers: jar.header(), redirect: "manual" });
    jar.keep(response);
    return response;
  };

  const consentPage = locationOf(await ours(new URL("/api/auth", gateway)));
  const agreed = await fetch(consentPage, {
    method: "POST",
    redirect: "manual",
    body: await filledIn(consentPage, meter),
  });
  const callback = locationOf(agreed);
  const tokenPage = locationOf(await ours(callback), gateway);
  const page = await (await ours(tokenPage)).text();
  const token = /<code id="token"[^>]*>([^<]+)<\/code>/.exec(page)?.[1];
  if (token === undefined) throw new Error(`no token on the page: ${page.slice(0, 300)}`);
  return token.trim();
}

function locationOf(response: Response, base?: URL): URL {
  const location = response.headers.get("location");
  if (location === null) throw new Error(`no redirect, but ${response.status}`);
  return new URL(location, base);
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
