import * as z from "zod/mini";
import { DAMAGE_KINDS } from "./damage.ts";
import { FAULT_KINDS } from "./fault-kinds.ts";

const faultPlace = z.enum(["token", "subscribed_services", "measures", "contracts", "all"]);
export type FaultPlace = z.infer<typeof faultPlace>;

const fault = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  /** Default: `all`, and `token` for `token_outage`. */
  on: z.optional(faultPlace),
  /** Limits the fault to calls about this meter, or these meters. */
  meter: z.optional(z.union([z.string(), z.array(z.string())])),
  /** Limits the fault to the calls of this client. */
  application: z.optional(z.string()),
  /** Limits the fault to calls for a period that holds this day. */
  during: z.optional(z.iso.date()),
  /** Default: until another order; `unauthorized` strikes once. */
  times: z.optional(z.int().check(z.positive())),
});
export type Fault = z.infer<typeof fault>;

const damage = z.strictObject({
  kind: z.enum(DAMAGE_KINDS),
  /** Limits the damage to the measures of this meter. */
  meter: z.optional(z.string()),
});
export type Damage = z.infer<typeof damage>;

const stamp = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/));
const withheld = z.strictObject({
  /** The stamps, excluded and included, between which there is nothing: `2026-11-19 15:00:00`. */
  from: stamp,
  until: stamp,
  /** Limits it to the measures of this meter. */
  meter: z.optional(z.string()),
});
export type Withheld = z.infer<typeof withheld>;

/** How an answer without services writes its list. */
const emptyList = z.enum(["absent", "null", "empty"]);
export type EmptyList = z.infer<typeof emptyList>;

const filters = z.enum(["accepted", "refused"]);

const count = z.int().check(z.nonnegative());

/** The body of `POST /_control`. Every member is optional; one that is absent keeps its value. */
export const controlBody = z.strictObject({
  reset: z.optional(z.literal(true)),
  now: z.optional(z.nullable(z.iso.datetime({ offset: true }))),
  quota: z.optional(
    z.strictObject({
      perSecond: z.optional(count),
      perHour: z.optional(count),
      form: z.optional(z.enum(["flat", "fault"])),
    }),
  ),
  fault: z.optional(z.nullable(fault)),
  damage: z.optional(z.nullable(damage)),
  withheld: z.optional(z.nullable(withheld)),
  subscribedServices: z.optional(
    z.strictObject({
      lateBySeconds: z.optional(count),
      emptyList: z.optional(emptyList),
      filters: z.optional(filters),
    }),
  ),
  alreadyShared: z.optional(z.enum(["renew", "dead_end"])),
  consentReturn: z.optional(z.enum(["normal", "demande_non_aboutie"])),
  dailyDifference: z.optional(z.boolean()),
  dayLateBySeconds: z.optional(count),
  callbackUrl: z.optional(z.url()),
});
export type ControlBody = z.infer<typeof controlBody>;

/** The switches of the simulation. */
export interface Settings {
  readonly quota: { readonly perSecond: number; readonly perHour: number; readonly form: "flat" | "fault" };
  readonly fault: Fault | null;
  /** What is odd about the bodies of measures, though they come with status 200. */
  readonly damage: Damage | null;
  /** What Enedis has not collected yet. */
  readonly withheld: Withheld | null;
  readonly subscribedServices: {
    readonly lateBySeconds: number;
    readonly emptyList: EmptyList;
    /** `refused`: a lookup with `serviceType` or `etatCode` is a bad request, as one client reported. */
    readonly filters: z.infer<typeof filters>;
  };
  /** What a person who shares a meter again meets. The real Enedis shows an error page without a way back: `dead_end`. */
  readonly alreadyShared: "renew" | "dead_end";
  readonly consentReturn: "normal" | "demande_non_aboutie";
  readonly dailyDifference: boolean;
  /** So long after midnight in Paris a new day begins in the checks of a period. */
  readonly dayLateBySeconds: number;
  /** `null`: the configured address. */
  readonly callbackUrl: string | null;
}

/** Enedis on an ordinary day. */
export const DEFAULT_SETTINGS: Settings = {
  quota: { perSecond: 5, perHour: 10_000, form: "flat" },
  fault: null,
  damage: null,
  withheld: null,
  subscribedServices: { lateBySeconds: 0, emptyList: "absent", filters: "accepted" },
  alreadyShared: "renew",
  consentReturn: "normal",
  dailyDifference: false,
  dayLateBySeconds: 0,
  callbackUrl: null,
};

/** The switches with an order applied. */
export function applyOrder(settings: Settings, order: ControlBody): Settings {
  const { quota, subscribedServices } = order;
  return {
    quota: {
      perSecond: quota?.perSecond ?? settings.quota.perSecond,
      perHour: quota?.perHour ?? settings.quota.perHour,
      form: quota?.form ?? settings.quota.form,
    },
    fault: order.fault === undefined ? settings.fault : withDefaultTimes(order.fault),
    damage: order.damage === undefined ? settings.damage : order.damage,
    withheld: order.withheld === undefined ? settings.withheld : order.withheld,
    subscribedServices: {
      lateBySeconds: subscribedServices?.lateBySeconds ?? settings.subscribedServices.lateBySeconds,
      emptyList: subscribedServices?.emptyList ?? settings.subscribedServices.emptyList,
      filters: subscribedServices?.filters ?? settings.subscribedServices.filters,
    },
    alreadyShared: order.alreadyShared ?? settings.alreadyShared,
    consentReturn: order.consentReturn ?? settings.consentReturn,
    dailyDifference: order.dailyDifference ?? settings.dailyDifference,
    dayLateBySeconds: order.dayLateBySeconds ?? settings.dayLateBySeconds,
    callbackUrl: order.callbackUrl ?? settings.callbackUrl,
  };
}

const withDefaultTimes = (fault: Fault | null): Fault | null =>
  fault?.kind === "unauthorized" ? { ...fault, times: fault.times ?? 1 } : fault;
