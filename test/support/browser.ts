/** Answers one request, as a network would: the gateway over HTTP, or its handler in the same process. */
type Send = (request: Request) => Promise<Response>;

/** A browser, as small as one journey needs: a cookie jar of one origin, no script, and no redirect followed by itself. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #origin: string | URL;
  readonly #headers: Record<string, string>;
  readonly #send: Send;

  constructor(origin: string | URL, headers: Record<string, string> = {}, send: Send = fetch) {
    this.#origin = origin;
    this.#headers = headers;
    this.#send = send;
  }

  /** `cf` is what Cloudflare knows of a connection; only a handler in the same process can be given it. */
  async open(address: string | URL, init: RequestInit & { readonly cf?: unknown } = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...this.#headers, ...(cookie !== "" && { cookie }), ...(init.headers as Record<string, string>) };
    const all = { redirect: "manual", ...init, headers } as RequestInit;
    const response = await this.#send(new Request(new URL(address, this.#origin), all));
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/;\s*max-age=0(;|$)/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Leaves for Enedis. Returns the address of its consent page. */
  async leave(): Promise<URL> {
    return locationOf(await this.open("/api/auth"));
  }

  /** The cookie of the one departure of this browser. */
  departureCookie(): string {
    const [pair = []] = [...this.cookies].filter(([name]) => name.startsWith("__Host-consent-"));
    return pair.join("=");
  }

  /** Comes back from Enedis with these parameters. */
  comeBack(parameters: Record<string, string>, init: RequestInit & { readonly cf?: unknown } = {}): Promise<Response> {
    return this.open(`/api/callback?${new URLSearchParams(parameters)}`, init);
  }

  /** Types these digits into the form and sends it. */
  async type(digits: string): Promise<Response> {
    const page = await (await this.open("/consentement?corriger")).text();
    const form = /name="form" value="([^"]*)"/.exec(page)?.[1] ?? "";
    return this.post({ form, digits });
  }

  /** Sends these fields to the page of the consent. */
  post(fields: Record<string, string>): Promise<Response> {
    return this.open("/consentement", { method: "POST", body: new URLSearchParams(fields) });
  }

  /** Types these digits and opens the page again. */
  async confirm(digits: string): Promise<Response> {
    await this.type(digits);
    return this.open("/consentement");
  }
}

/** The `state` in the address of Enedis's consent page. */
export const stateIn = (consentPage: URL): string => consentPage.searchParams.get("state") ?? "";

/** Where an answer redirects to. */
export function locationOf(response: Response, base?: string): URL {
  const location = response.headers.get("location");
  if (location === null) throw new Error(`no redirect, but ${response.status}`);
  return new URL(location, base);
}

/** The code that a page shows. */
export const codeIn = (html: string): string | undefined => /<code id="code">([a-z_]+)<\/code>/.exec(html)?.[1];
