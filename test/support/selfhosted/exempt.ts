/** End-to-end tests that only Miniflare or `npm start` can show, and why: they are left out when the gateway is a self-hosted folder. */
export const EXEMPT: Readonly<Record<string, string>> = {
  "test/start.e2e.test.ts": "is about npm start",
  "test/attacks/miniflare-headers.e2e.test.ts": "is about headers that only Miniflare obeys",
  "test/attacks/bounded-work.e2e.test.ts":
    "counts the steps of an isolate through the debugging protocol, over Miniflare in any case",
  "test/attacks/cut-off-bodies.e2e.test.ts":
    "waits for lines that workerd prints with --verbose only, as Miniflare runs it",
  "test/local/doctor/deployed.e2e.test.ts":
    "has real meters over an éCO2mix of this machine, which a folder for real meters does not reach, and a gateway without its secret, which a folder does not start; test/selfhost/doctor.e2e.test.ts is in its place",
};
