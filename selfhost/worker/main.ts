/**
 * What stands around the bundle of the gateway when no platform does: the address of the client, the files, and the cron trigger.
 * Its modules are those of the folder (`selfhost/config.ts`).
 */
import { WorkerEntrypoint } from "cloudflare:workers";
import { fromProxy } from "./from-proxy.ts";
import gateway from "./gateway.js";
import { afterRest } from "./receive-rest.ts";
import type { SelfHosted } from "./self-hosted.ts";
import { fileFor } from "./static-files.ts";

// The classes of the Durable Objects.
export * from "./gateway.js";

export default {
  async fetch(request, env, context) {
    const file = fileFor(request, env);
    if (file !== null) return file;
    const passed = fromProxy(request);
    return afterRest(passed, await gateway.fetch(passed, env, context), context);
  },
} satisfies ExportedHandler<SelfHosted>;

/** The binding of the gateway to its files. */
export class Files extends WorkerEntrypoint<SelfHosted> {
  override fetch(request: Request): Response | Promise<Response> {
    return fileFor(request, this.env) ?? new Response(null, { status: 404 });
  }
}

/**
 * Any request to this entrypoint fires the cron trigger, which workerd itself never does; it ends when the work is done. `?at=…` is the
 * instant that it was due, in ms; without it, that is now.
 */
export class Tick extends WorkerEntrypoint<SelfHosted> {
  override async fetch(request: Request): Promise<Response> {
    const at = new URL(request.url).searchParams.get("at");
    const scheduledTime = at === null ? Date.now() : Number(at);
    const work: Promise<unknown>[] = [];
    const context = { waitUntil: (promise: Promise<unknown>) => void work.push(promise) };
    await gateway.scheduled({ scheduledTime, cron: "", noRetry: () => undefined }, this.env, context);
    await Promise.all(work);
    return new Response(null, { status: 204 });
  }
}
