import { type Api, CallLog } from "./call-log.ts";
import { type Consent, initialConsent } from "./consent.ts";
import type { Persona } from "./persona.ts";
import { DEFAULT_SETTINGS, type Fault, type FaultPlace, type Settings } from "./settings.ts";
import { NO_CALLS, throttle, type Verdict, type Windows } from "./throttle.ts";

const PLACES: Readonly<Record<Api, FaultPlace>> = {
  oauth2: "token",
  subscribed_services: "subscribed_services",
  mesure_synchrone_auto: "measures",
  situation_contrat_auto: "contracts",
  synth_contrat_auto: "contracts",
  comptage_auto: "contracts",
};

/** A fault, once it is known to strike. */
export type Striking = Fault["kind"];

/** Everything this Enedis remembers. Time comes from `now`, shifted when the control route says so. */
export class Simulation {
  readonly log = new CallLog();
  readonly machineNow: () => number;
  #settings: Settings = DEFAULT_SETTINGS;
  #shiftMs = 0;
  #startedAtMs: number;
  #windows = new Map<string, Windows>();
  #consents = new Map<string, Consent>();
  /** Application tokens in use, and when each ends. */
  #tokens = new Map<string, { readonly clientId: string; readonly expiresAtMs: number }>();

  constructor(now: () => number) {
    this.machineNow = now;
    this.#startedAtMs = now();
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** The simulated time. */
  now(): number {
    return this.machineNow() + this.#shiftMs;
  }

  /** Back to the first day: clock, switches, consents, counts. Tokens and log stay: the gateway did not restart. */
  reset(): void {
    this.#settings = DEFAULT_SETTINGS;
    this.#windows.clear();
    this.#consents.clear();
    this.setClock(null);
  }

  /** `null`: the machine's own time. Consents nobody renewed were given before this instant, and settle from it. */
  setClock(atMs: number | null): void {
    this.#shiftMs = atMs === null ? 0 : atMs - this.machineNow();
  }

  /** Makes the present the moment from which fresh consents settle. */
  startNow(): void {
    this.#startedAtMs = this.now();
  }

  apply(settings: Settings): void {
    this.#settings = settings;
  }

  issueToken(clientId: string, lifeMs: number): string {
    const token = `eyJ4NXQiOiJzaW11bGF0aW9uIn0.${crypto.randomUUID()}.${crypto.randomUUID()}`;
    this.#tokens.set(token, { clientId, expiresAtMs: this.now() + lifeMs });
    return token;
  }

  /** The application a token speaks for, while it lives. */
  applicationOf(token: string): string | null {
    const known = this.#tokens.get(token);
    return known !== undefined && known.expiresAtMs > this.now() ? known.clientId : null;
  }

  killToken(token: string): void {
    this.#tokens.delete(token);
  }

  /** Counts a call of an application on an API, if it passes. */
  take(application: string, api: Api): Verdict {
    const key = `${application} ${api}`;
    const verdict = throttle(this.#windows.get(key) ?? NO_CALLS, this.#settings.quota, this.now());
    if (verdict.passes) this.#windows.set(key, verdict.next);
    return verdict;
  }

  /** The fault that strikes this call, among those a layer knows how to make; it ends with its last strike. */
  strike(api: Api, meter: string | null, kinds: ReadonlySet<Striking>): Striking | null {
    const fault = this.#settings.fault;
    if (fault === null || !kinds.has(fault.kind)) return null;
    const place = fault.on ?? (fault.kind === "token_outage" ? "token" : "all");
    if (place !== "all" && place !== PLACES[api]) return null;
    if (fault.meter !== undefined && fault.meter !== meter) return null;
    const spent = fault.times === undefined ? fault : { ...fault, times: fault.times - 1 };
    this.#settings = { ...this.#settings, fault: spent.times === 0 ? null : spent };
    return fault.kind;
  }

  consentOf(persona: Persona): Consent {
    const known = this.#consents.get(persona.prm);
    if (known !== undefined) return known;
    const consent = initialConsent(persona, this.#startedAtMs);
    this.#consents.set(persona.prm, consent);
    return consent;
  }

  setConsent(persona: Persona, consent: Consent): void {
    this.#consents.set(persona.prm, consent);
  }
}
