import { rmSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningCaddy, startCaddy, withoutAdmin } from "../support/selfhosted/caddy.ts";
import { temporary } from "../support/selfhosted/folder.ts";
import { freePort } from "../support/selfhosted/gateway.ts";

let folder: string;
let gateway: Server;
let caddy: RunningCaddy;
/** What happened, in order. */
let happened: string[] = [];
let onAsked = () => {};

/** In the place of the gateway: it answers before it has the body, as a refusal does. */
beforeAll(async () => {
  folder = temporary();
  const socket = join(folder, "http.sock");
  gateway = createServer((asked, answer) => {
    happened.push("asked");
    onAsked();
    asked.resume();
    answer.end("refused");
  });
  await new Promise<void>((ready) => gateway.listen(socket, ready));
  caddy = await startCaddy(folder, [await freePort(), socket], withoutAdmin);
});
afterAll(async () => {
  await caddy.stop();
  gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A gateway that is asked before the body was sent is asked within that time, unless the machine is very busy. */
const AT_ONCE_MS = 500;

it("Caddy has received a short body before it asks the gateway, so no answer can come too early for it", async () => {
  happened = [];
  const wasAsked = new Promise<void>((resolve) => {
    onAsked = resolve;
  });
  const headers = { "content-type": "text/plain", "content-length": "10" };
  const sending = request(caddy.url.href, { method: "POST", headers });
  const answered = new Promise<string>((resolve, reject) => {
    sending.on("error", reject).on("response", (answer) => {
      let text = "";
      answer.on("data", (part) => {
        text += part;
      });
      answer.on("end", () => resolve(text));
    });
  });
  sending.flushHeaders();
  await Promise.race([wasAsked, new Promise((resume) => setTimeout(resume, AT_ONCE_MS))]);
  happened.push("sent");
  sending.end("0123456789");
  expect(await answered).toBe("refused");
  expect(happened).toEqual(["sent", "asked"]);
});
