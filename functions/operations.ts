import type { Operation } from "../shared/openapi/operation.ts";
import { describeConsommationQuotidienne, describeDailyConsumption } from "./frozen/daily-consumption.ts";
import { describeDemos } from "./frozen/demo.ts";
import { describeIndexConsommation, describeIndexProduction } from "./frozen/index-reading.ts";
import { describeConsumptionLoadCurve, describeCourbeDeChargeConsommation } from "./frozen/load-curve.ts";
import { describeConsumptionMaxPower, describePuissanceConsoMaxQuotidienne } from "./frozen/max-power.ts";
import {
  describeCourbeDeChargeProduction,
  describeDailyProduction,
  describeProductionLoadCurve,
  describeProductionQuotidienne,
} from "./frozen/production.ts";
import { describeImpact } from "./impact/impact.ts";
import { describeIntensity } from "./impact/intensity.ts";
import { describeMeterImpact } from "./impact/meter-impact.ts";
import { describeOpenApi } from "./openapi.ts";
import { describeDeviceAuthorization, describeDeviceToken } from "./pairing/description.ts";
import { overInventedHome } from "./v2/demo/description.ts";
import { describeDiagnosis } from "./v2/diagnosis/diagnosis.ts";
import { describeMe } from "./v2/me.ts";
import { describeMeters } from "./v2/meters/meters.ts";
import { describeReadings } from "./v2/readings/readings.ts";
import { describeSlot } from "./v2/slot.ts";
import { describeStatus } from "./v2/status/status.ts";
import { describeTempo } from "./v2/tempo/tempo.ts";
import { describeMergeTokens } from "./v2/tokens/merge.ts";
import { describeRenewToken } from "./v2/tokens/renew.ts";
import { describeRevokeToken } from "./v2/tokens/revoke.ts";

/** Every operation of the OpenAPI document, in the order of the reference; a test compares them with the routes. */
export const describeOperations = (): readonly Operation[] => [
  describeOpenApi(),
  describeStatus(),
  describeTempo(),
  describeDailyConsumption(),
  describeConsumptionLoadCurve(),
  describeConsumptionMaxPower(),
  describeDailyProduction(),
  describeProductionLoadCurve(),
  describeConsommationQuotidienne(),
  describeCourbeDeChargeConsommation(),
  describePuissanceConsoMaxQuotidienne(),
  describeProductionQuotidienne(),
  describeCourbeDeChargeProduction(),
  describeIndexConsommation(),
  describeIndexProduction(),
  ...describeReadings(),
  describeSlot(),
  describeMeters(),
  describeDiagnosis(),
  describeMe(),
  describeDeviceAuthorization(),
  describeDeviceToken(),
  describeRenewToken(),
  describeMergeTokens(),
  describeRevokeToken(),
  ...describeImpact(),
  describeIntensity(),
  describeMeterImpact(),
  ...describeDemos(),
  ...[...describeReadings(), describeMeters(), describeDiagnosis()].map(overInventedHome),
];
