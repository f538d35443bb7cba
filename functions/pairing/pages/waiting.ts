import type { DeviceRequest } from "../../../shared/pairing/device-request.ts";
import type { UserCode } from "../../../shared/pairing/user-code.ts";

/** What a page knows of the device that waits. */
export interface Waiting {
  readonly code: UserCode;
  readonly request: DeviceRequest;
  readonly formKey: string;
  readonly nowMs: number;
}
