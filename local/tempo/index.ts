import { createTempo, type Simulated } from "../../packages/simulator/index.ts";

// One set of publishers per isolate: their switches live as long as the process.
let tempo: Simulated | undefined;

export default {
  fetch(request) {
    tempo ??= createTempo({ now: () => Date.now() });
    return tempo.fetch(request);
  },
} satisfies ExportedHandler;
