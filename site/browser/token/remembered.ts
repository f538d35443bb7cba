import { LANGUAGE } from "#words/language";
import { nameOf } from "../../../shared/token/text-name.ts";
import { type DeviceKey, deviceKeys, dropDeviceKey, keepDeviceKey, newDeviceKey } from "./device-keys.ts";
import { decryptText, encryptText } from "./encrypted-text.ts";
import type { MeterNames, RememberedToken } from "./remembered-token.ts";
import { keepInTab, tabToken } from "./tab-token.ts";
import { areOfSameMeters } from "./token-payload.ts";
import { withToken } from "./with-token.ts";

/** What did not work, in French; `null`: it worked. */
export type Failure = { readonly detail: string; readonly remedy: string } | null;

interface Box {
  readonly name: string;
  readonly box: string;
}

let known: Promise<readonly RememberedToken[]> | null = null;

/**
 * What this device remembers, the last used first. A device without a key asks the gateway nothing, and a cookie that came from elsewhere stays
 * closed (docs/decisions/0110-a-device-remembers-with-two-halves.md).
 */
export function rememberedTokens(): Promise<readonly RememberedToken[]> {
  known ??= openAll();
  return known;
}

/** The token that this device remembers for the same meters as this one; `null`: none. */
export async function rememberedLike(token: string): Promise<RememberedToken | null> {
  return (await rememberedTokens()).find((one) => areOfSameMeters(one.token, token)) ?? null;
}

/** The token to work with: that of this tab, or else the one that this device used last, which the tab has from now on. */
export async function tokenAtHand(): Promise<string | null> {
  const inTab = await tabToken();
  if (inTab !== null) return inTab;
  const [last] = await rememberedTokens();
  if (last === undefined) return null;
  await keepInTab(last.token);
  return last.token;
}

/** Has this device remember the meters of this token, by another token, made for it. */
export async function remember(token: string, names: MeterNames = {}): Promise<Failure> {
  const made = await post("token", { ...withToken(token) });
  if (!made.ok) return made.json();
  const { token: own } = (await made.json()) as { token: string };
  const name = await nameOf(own);
  const key = await newDeviceKey();
  await keepDeviceKey({ name, key, usedAtMs: Date.now() });
  const failure = await keep({ name, token: own, names }, key);
  if (failure !== null) await dropDeviceKey(name);
  return failure;
}

/** Calls the meters of a remembered token otherwise. */
export async function rename(one: RememberedToken, names: MeterNames): Promise<Failure> {
  const key = (await deviceKeys()).find(({ name }) => name === one.name)?.key;
  return key === undefined ? remember(one.token, names) : keep({ ...one, names }, key);
}

async function keep({ token, names }: RememberedToken, key: CryptoKey): Promise<Failure> {
  const box = await encryptText(JSON.stringify({ token, names }), key);
  const kept = await post("keep", withToken(token), { box });
  known = null;
  return kept.ok ? null : kept.json();
}

/** Forgets on this device, at once; without an answer of the gateway the cookie stays, and nobody can open it any more. */
export async function forget({ name }: RememberedToken): Promise<void> {
  await dropDeviceKey(name);
  known = null;
  await post("forget", {}, { name }).catch(() => undefined);
}

/** Has every other device forget the meters of this token. */
export async function forgetElsewhere(token: string): Promise<Failure> {
  const done = await post("elsewhere", withToken(token));
  return done.ok ? null : done.json();
}

/** Notes that the person looks at this one, so that it is the first the next time. */
export async function noteUse({ name }: RememberedToken): Promise<void> {
  const one = (await deviceKeys()).find((key) => key.name === name);
  if (one !== undefined) await keepDeviceKey({ ...one, usedAtMs: Date.now() });
}

async function openAll(): Promise<readonly RememberedToken[]> {
  const keys = await deviceKeys();
  if (keys.length === 0) return [];
  const answer = await post("open", {}).catch(() => null);
  if (!answer?.ok) return [];
  const { remembered } = (await answer.json()) as { remembered: readonly Box[] };
  const opened = await Promise.all(keys.map((key) => openOne(key, remembered)));
  return opened.filter((one) => one !== null);
}

/** Drops the key of a box that is not there any more: it was revoked, or has ended. */
async function openOne({ name, key }: DeviceKey, boxes: readonly Box[]): Promise<RememberedToken | null> {
  const box = boxes.find((one) => one.name === name)?.box;
  const text = box === undefined ? null : await decryptText(box, key);
  if (text === null) await dropDeviceKey(name);
  return text === null ? null : { name, ...(JSON.parse(text) as { token: string; names: MeterNames }) };
}

const post = (what: string, init: RequestInit, body?: object): Promise<Response> =>
  fetch(`/remembered/${what}`, {
    cache: "no-store",
    ...init,
    headers: { "accept-language": LANGUAGE, ...init.headers },
    method: "POST",
    ...(body && { body: JSON.stringify(body) }),
  });
