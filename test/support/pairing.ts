import type { Browser } from "./browser.ts";
import { locationOf } from "./browser.ts";
import { agreeTo, tokenAfter } from "./consent.ts";

/** The address that gateways of the tests are configured with. */
export const SITE = "https://conso.example";
export const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

/** What an OAuth endpoint answered. */
export interface OAuthAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** Sends a form to an endpoint of the gateway. */
export async function sendForm(
  gateway: URL,
  path: string,
  fields: Readonly<Record<string, string>> | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<OAuthAnswer> {
  const answer = await fetch(new URL(path, gateway), {
    method: "POST",
    body: new URLSearchParams(fields).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  });
  return { status: answer.status, body: (await answer.json()) as OAuthAnswer["body"], headers: answer.headers };
}

/** A device without a browser: its codes, and what it polls with. */
export class Device {
  readonly #gateway: URL;
  readonly clientId: string;
  readonly deviceCode: string;
  /** As it shows it. */
  readonly userCode: string;

  private constructor(gateway: URL, clientId: string, body: OAuthAnswer["body"]) {
    this.#gateway = gateway;
    this.clientId = clientId;
    this.deviceCode = String(body.device_code);
    this.userCode = String(body.user_code);
  }

  static async begin(
    gateway: URL,
    clientId = "Ma box",
    scope?: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Device> {
    const fields = { client_id: clientId, ...(scope !== undefined && { scope }) };
    const answer = await sendForm(gateway, "/api/v2/device_authorization", fields, headers);
    if (answer.status !== 200) throw new Error(`no code: ${JSON.stringify(answer.body)}`);
    return new Device(gateway, clientId, answer.body);
  }

  poll(changes: Readonly<Record<string, string>> = {}): Promise<OAuthAnswer> {
    const fields = { grant_type: DEVICE_GRANT, client_id: this.clientId, device_code: this.deviceCode, ...changes };
    return sendForm(this.#gateway, "/api/v2/token", fields);
  }

  /** The error of one poll, or "" with a token. */
  async error(): Promise<unknown> {
    return (await this.poll()).body.error ?? "";
  }
}

/** What a browser says of a form that one of our own pages sends. */
const FROM_OUR_PAGE = { "sec-fetch-site": "same-origin" };

/** Sends these fields from the page of a device. */
export const post = (browser: Browser, fields: Readonly<Record<string, string>>, headers = FROM_OUR_PAGE) =>
  browser.open("/appareil", { method: "POST", body: new URLSearchParams(fields), headers });

/** Types a code. */
export const type = (browser: Browser, code: string): Promise<Response> => post(browser, { code });

/** The page of a device, as this browser sees it now. */
export const pageOf = async (browser: Browser): Promise<string> => (await browser.open("/appareil")).text();

/** The key of the forms on a page. */
export const formKeyIn = (html: string): string => /name="form" value="([^"]*)"/.exec(html)?.[1] ?? "";

/** Answers the page that this browser sees now. */
export async function answer(
  browser: Browser,
  fields: Readonly<Record<string, string>> & { readonly answer: string },
): Promise<Response> {
  return post(browser, { form: formKeyIn(await pageOf(browser)), ...fields });
}

/** Types the code, says yes, consents at Enedis for that meter, confirms it, and stands before the last question. */
export async function consentForDevice(browser: Browser, code: string, meter: string): Promise<void> {
  await type(browser, code);
  await answer(browser, { answer: "yes" });
  await browser.open(await agreeTo(meter, locationOf(await browser.open("/api/auth?appareil"))));
  await tokenlessEnd(browser, meter);
}

/** Confirms the meter, through the waits that the page announces. */
async function tokenlessEnd(browser: Browser, meter: string): Promise<void> {
  let page = await browser.confirm(meter.slice(-4));
  while (page.headers.get("refresh") !== null) {
    await new Promise((resume) => setTimeout(resume, Number(page.headers.get("refresh")) * 1000));
    page = await browser.open("/consentement");
  }
  const { pathname } = locationOf(page, page.url);
  if (pathname !== "/appareil") throw new Error(`the consent leads to ${pathname}`);
}

/** A token of this meter that a consent gives in this browser, without a device. */
export async function ordinaryToken(browser: Browser, meter: string): Promise<string> {
  await browser.open(await agreeTo(meter, await browser.leave()));
  return tokenAfter(await browser.confirm(meter.slice(-4)), browser);
}
