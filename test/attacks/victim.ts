import { expect } from "vitest";
import { addressOf, routeNamed } from "../support/routes.ts";
import type { Running } from "../support/running.ts";

/** What every attack in this folder comes down to: it is refused, costs no call, and the one attacked notices nothing. */
export class Victim {
  readonly meter: string;
  readonly token: string;
  readonly #running: Running;
  #days = 0;

  constructor(running: Running, meter: string, token: string) {
    this.#running = running;
    this.meter = meter;
    this.token = token;
  }

  /** A reading of the victim's meter; of other days each time, so that nothing is a repeat. */
  address(): URL {
    const asked = { meter: this.meter, start: day(this.#days), end: day(this.#days + 1) };
    this.#days = (this.#days + 1) % 300;
    return addressOf(this.#running.gateway, routeNamed("daily_consumption"), asked);
  }

  /** Runs an attack; proves that no call about anybody's readings reached Enedis and that the victim's token still reads. */
  async survives(attack: () => Promise<void>): Promise<void> {
    await this.#running.enedis.forgetCalls();
    await attack();
    expect((await this.#running.enedis.calls()).filter(({ api }) => api === "mesure_synchrone_auto")).toEqual([]);
    expect(await this.read(this.token)).toEqual({ status: 200, code: null });
  }

  /** What somebody gets who asks for the victim's readings with this token. */
  read(token: string): Promise<{ status: number; code: string | null }> {
    return told(fetch(this.address(), { headers: { authorization: `Bearer ${token}` } }));
  }
}

/** The status and, for a refusal, its code. */
export async function told(answer: Promise<Response>): Promise<{ status: number; code: string | null }> {
  const response = await answer;
  const text = await response.text();
  const isProblem = response.headers.get("content-type") === "application/problem+json";
  return { status: response.status, code: isProblem ? JSON.parse(text).code : null };
}

const FIRST_DAY = Date.UTC(2025, 9, 1);
const day = (n: number): string => new Date(FIRST_DAY + n * 86_400_000).toISOString().slice(0, 10);
