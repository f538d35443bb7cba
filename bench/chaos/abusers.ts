import { WORST_INPUTS } from "../../test/attacks/worst-inputs.ts";
import { home } from "../quota/stage.ts";
import { type Received, send } from "./send.ts";

/** Where the abusers are, and until when. */
export interface Stage {
  readonly gateway: URL;
  readonly isOver: () => boolean;
}

/** What came of the requests of an abuser. */
export interface Abuse {
  readonly sent: number;
  /** Answers that say that the gateway is broken. */
  readonly bugs: number;
}

const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

/** Sends one request after the other at this pace, whatever becomes of each, until it is over. */
async function abuse(
  { isOver }: Stage,
  everyMs: number,
  sendOne: (n: number) => Promise<Received | null>,
): Promise<Abuse> {
  const answers: Promise<Received | null>[] = [];
  for (let n = 0; !isOver(); n++) {
    answers.push(sendOne(n));
    await sleep(everyMs);
  }
  const bugs = (await Promise.all(answers)).filter((answer) => answer?.text.includes('"internal_error"')).length;
  return { sent: answers.length, bugs };
}

/** Strangers, each from another address: bodies that cost as much as they can. */
export async function sendHeavyBodies(stage: Stage): Promise<Abuse> {
  const path = "/api/impact/simulator";
  const inputs = (await WORST_INPUTS[path]?.(path)) ?? [];
  const anonymous = inputs.filter(({ headers }) => headers?.authorization === undefined);
  return abuse(stage, 500, (n) => {
    const input = anonymous[n % anonymous.length];
    const headers = { ...input?.headers, "cf-connecting-ip": `198.51.100.${n % 250}` };
    return send(new URL(path, stage.gateway), headers, input?.body ?? "");
  });
}

/** Meters for which Enedis is always broken (the fault is set beside). */
export const LOUD = [90_011, 90_012, 90_013];

/** Four times a second, heeding nothing. */
export async function askLoudly(stage: Stage): Promise<Abuse> {
  const meters = await Promise.all(LOUD.map(home));
  return abuse(stage, 250, (n) => {
    const { prm = "", token = "" } = meters[n % meters.length] ?? {};
    const url = new URL(`/api/daily_consumption?prm=${prm}&${daysFrom(n % 300, 1)}`, stage.gateway);
    return send(url, { authorization: `Bearer ${token}` });
  });
}

/** The meter whose token was lent: its owner is one of the honest clients. */
export const LENT = 90_020;

/** The holder of the lent token imports two years, again and again. */
export async function importWithLentToken(stage: Stage): Promise<Abuse> {
  const { token } = await home(LENT);
  const url = new URL("/api/v2/consumption/load_curve?last=P2Y", stage.gateway);
  let [sent, bugs] = [0, 0];
  for (; !stage.isOver(); sent++) {
    const answer = await send(url, { authorization: `Bearer ${token}` });
    if (answer?.text.includes('"internal_error"')) bugs++;
    await sleep(1_000);
  }
  return { sent, bugs };
}

/** A few bytes that ask for much of the archive of éCO2mix: a month of it, or a curve of two points a year apart. */
export async function askForTheArchive(stage: Stage): Promise<Abuse> {
  const { token } = await home(90_030);
  const dates = ["2025-12-01 00:30:00", "2026-11-01 00:30:00"];
  const curve = JSON.stringify({ loadCurve: dates.map((date) => ({ date, value: 1 })) });
  return abuse(stage, 100, (n) => {
    const headers = { "cf-connecting-ip": `203.0.113.${n % 250}` };
    if (n % 2 === 0) return send(new URL(`/api/impact/intensity?${daysFrom(n % 300, 31)}`, stage.gateway), headers);
    const url = new URL("/api/impact/simulator/detailed", stage.gateway);
    return send(url, { ...headers, authorization: `Bearer ${token}`, "content-type": "application/json" }, curve);
  });
}

/** A period of that many days, which begins on a day of the year before. */
function daysFrom(first: number, days: number): string {
  const date = (n: number) => new Date(Date.UTC(2025, 9, 1) + n * 86_400_000).toISOString().slice(0, 10);
  return `start=${date(first)}&end=${date(first + days)}`;
}
