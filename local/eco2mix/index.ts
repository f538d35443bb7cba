import { createEco2mix, type Simulated } from "../../packages/simulator/index.ts";

// One éCO2mix per isolate: its switches live as long as the process.
let eco2mix: Simulated | undefined;

export default {
  fetch(request) {
    eco2mix ??= createEco2mix({ now: () => Date.now() });
    return eco2mix.fetch(request);
  },
} satisfies ExportedHandler;
