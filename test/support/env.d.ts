/** Gives tests inside workerd the gateway's bindings on `env`, each with the class of its object. */
declare namespace Cloudflare {
  type Worker = typeof import("../../functions/index.ts");
  interface Env extends Readonly<import("../../shared/config/env.ts").Env> {
    readonly QUOTA_GATE: DurableObjectNamespace<InstanceType<Worker["QuotaGate"]>> & DurableObjectNamespace;
    readonly CONSENT_STATE: DurableObjectNamespace<InstanceType<Worker["ConsentState"]>> & DurableObjectNamespace;
    readonly SHARE_GUARD: DurableObjectNamespace<InstanceType<Worker["ShareGuard"]>> & DurableObjectNamespace;
    readonly ATTEMPT_LIMITER: DurableObjectNamespace<InstanceType<Worker["AttemptLimiter"]>> & DurableObjectNamespace;
    readonly INTENSITY_ARCHIVE: DurableObjectNamespace<InstanceType<Worker["IntensityArchive"]>> &
      DurableObjectNamespace;
    readonly PAIRING_DESK: DurableObjectNamespace<InstanceType<Worker["PairingDesk"]>> & DurableObjectNamespace;
    readonly TEMPO_ARCHIVE: DurableObjectNamespace<InstanceType<Worker["TempoArchive"]>> & DurableObjectNamespace;
    readonly STATUS_BOARD: DurableObjectNamespace<InstanceType<Worker["StatusBoard"]>> & DurableObjectNamespace;
  }
  interface GlobalProps {
    mainModule: Worker;
  }
}

/** A document, imported as text. */
declare module "*.md?raw" {
  const text: string;
  export default text;
}
