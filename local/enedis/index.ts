import { createEnedis } from "../../packages/simulator/enedis/enedis.ts";
import type { EnedisEnv } from "../../packages/simulator/enedis/env.ts";

// One Enedis per isolate: consents, counts and log live as long as the process.
let enedis: ReturnType<typeof createEnedis> | undefined;

export default {
  fetch(request, env) {
    enedis ??= createEnedis({ now: () => Date.now(), env });
    return enedis.fetch(request);
  },
} satisfies ExportedHandler<EnedisEnv>;
