import { type Api, type Call, CallLog } from "./call-log.ts";
import { type Consent, initialConsent } from "./consent.ts";
import type { DamageKind } from "./damage.ts";
import type { Persona } from "./persona.ts";
import { DEFAULT_SETTINGS, type Fault, type FaultPlace, type Settings, type Withheld } from "./settings.ts";
import { NO_CALLS, throttle, type Verdict, type Windows } from "./throttle.ts";

const PLACES: Readonly<Record<Api, FaultPlace>> = {
  oauth2: "token",
  subscribed_services: "subscribed_services",
  mesure_synchrone_auto: "measures",
  situation_contrat_auto: "contracts",
  synth_contrat_auto: "contracts",
  comptage_auto: "contracts",
  alimentation_auto: "contracts",
};

/** The kind of a fault that strikes a call. */
export type Striking = Fault["kind"];

/** The state of this Enedis. The control route can shift its clock. */
export class Simulation {
  readonly log = new CallLog();
  readonly machineNow: () => number;
  #settings: Settings = DEFAULT_SETTINGS;
  #shiftMs = 0;
  #startedAtMs: number;
  #windows = new Map<string, Windows>();
  #consents = new Map<string, Consent>();
  /** Application tokens and when each expires. */
  #tokens = new Map<string, { readonly clientId: string; readonly expiresAtMs: number }>();

  constructor(now: () => number) {
    this.machineNow = now;
    this.#startedAtMs = now();
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** The simulated time, in ms since the epoch. */
  now(): number {
    return this.machineNow() + this.#shiftMs;
  }

  /** Resets clock, switches, consents and counts. Tokens and log stay, since the gateway does not restart. */
  reset(): void {
    this.#settings = DEFAULT_SETTINGS;
    this.#windows.clear();
    this.#consents.clear();
    this.setClock(null);
  }

  /** `null`: the machine's own time. */
  setClock(atMs: number | null): void {
    this.#shiftMs = atMs === null ? 0 : atMs - this.machineNow();
  }

  /** Fresh consents of personas settle from now on. */
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

  /** The application that a token belongs to; `null` once the token has expired. */
  applicationOf(token: string): string | null {
    const known = this.#tokens.get(token);
    return known !== undefined && known.expiresAtMs > this.now() ? known.clientId : null;
  }

  killToken(token: string): void {
    this.#tokens.delete(token);
  }

  /** Counts a call of an application on an API if the throttle lets it pass. */
  countCall(application: string, api: Api): Verdict {
    const key = `${application} ${api}`;
    const verdict = throttle(this.#windows.get(key) ?? NO_CALLS, this.#settings.quota, this.now());
    if (verdict.passes) this.#windows.set(key, verdict.next);
    return verdict;
  }

  /** The fault that strikes this call, if its kind is among those that the asking layer makes. Its last strike ends it. */
  strike({ api, meter, application, query }: Call, kinds: ReadonlySet<Striking>): Striking | null {
    const fault = this.#settings.fault;
    if (fault === null || !kinds.has(fault.kind)) return null;
    const place = fault.on ?? (fault.kind === "token_outage" ? "token" : "all");
    if (place !== "all" && place !== PLACES[api]) return null;
    if (fault.meter !== undefined && !isAmong([fault.meter].flat(), meter)) return null;
    if (fault.application !== undefined && fault.application !== application) return null;
    const { dateDebut: start = "", dateFin: end = "" } = query;
    if (fault.during !== undefined && !(start <= fault.during && fault.during < end)) return null;
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

  /** What is odd about the bodies of this meter. */
  damageOf({ prm }: Persona): DamageKind | null {
    const { damage } = this.#settings;
    return damage !== null && (damage.meter ?? prm) === prm ? damage.kind : null;
  }

  /** What is not collected of this meter. */
  withheldOf({ prm }: Persona): Withheld | null {
    const { withheld } = this.#settings;
    return withheld !== null && (withheld.meter ?? prm) === prm ? withheld : null;
  }

  setConsent(persona: Persona, consent: Consent): void {
    this.#consents.set(persona.prm, consent);
  }
}

const isAmong = (meters: readonly string[], meter: string | null): boolean => meter !== null && meters.includes(meter);
