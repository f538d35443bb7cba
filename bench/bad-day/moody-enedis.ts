import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type RunningSimulator, startSimulator } from "../../packages/simulator/node.ts";
import { CLIENT } from "../quota/stage.ts";

/** How Enedis is: as always, slow, throttling one call in three, or down. */
export type Mood = "well" | "slow" | "throttling" | "down";

/** The simulated Enedis behind a door that has moods. */
export interface MoodyEnedis {
  readonly url: URL;
  readonly simulator: RunningSimulator;
  readonly be: (mood: Mood) => void;
  readonly stop: () => Promise<void>;
}

const SLOW_MS = 8_000;
const BURST = JSON.stringify({ code: "900807", message: "Message throttled out", description: "Burst limit reached" });
const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

export async function startMoodyEnedis(): Promise<MoodyEnedis> {
  const application = { clientId: CLIENT.CLIENT_ID, clientSecret: CLIENT.CLIENT_SECRET };
  const simulator = await startSimulator({ port: 0, application });
  let mood: Mood = "well";
  let calls = 0;

  const answer = async (request: IncomingMessage): Promise<Response> => {
    const isMeasure = request.url?.includes("mesure_synchrone") ?? false;
    if (mood === "down")
      return new Response("<html>503</html>", { status: 503, headers: { "content-type": "text/html" } });
    if (mood === "slow" && isMeasure) await sleep(SLOW_MS);
    if (mood === "throttling" && isMeasure && calls++ % 3 === 0) return new Response(BURST, { status: 429 });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization = "", "content-type": type = "" } = request.headers;
    return fetch(new URL(request.url ?? "/", simulator.enedis), {
      method: request.method ?? "GET",
      headers: { authorization, ...(type !== "" && { "content-type": type }) },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
  };
  const server = createServer((request, response) => {
    void answer(request)
      .then(async (given) => {
        response.writeHead(given.status, { "content-type": given.headers.get("content-type") ?? "text/plain" });
        response.end(Buffer.from(await given.arrayBuffer()));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    simulator,
    be: (next) => {
      mood = next;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await simulator.stop();
    },
  };
}
