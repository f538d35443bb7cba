import { McpServer } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import manifest from "../package.json" with { type: "json" };
import { offer, type Source } from "./tool.ts";
import { diagnose } from "./tools/diagnose.ts";
import { impact } from "./tools/impact.ts";
import { meters } from "./tools/meters.ts";
import { readings } from "./tools/readings.ts";

const INSTRUCTIONS =
  "Reads the Linky electricity meter of the person through a gateway to Enedis. Nothing can be changed with these tools. Each question spends calls of a daily budget: ask once for the whole period, and keep what came. When a tool refuses, its text says what to do; when readings are missing, ask diagnose.";

/** Serves an assistant over stdin and stdout, in the protocol of 2025 and in that of 2026, until stdin ends. */
export function serve(source: Source): void {
  serveStdio(() => {
    const server = new McpServer(
      { name: manifest.name, title: "Conso API", version: manifest.version },
      { instructions: INSTRUCTIONS },
    );
    for (const tool of [meters, readings, diagnose, impact]) offer(server, tool, source);
    return server;
  });
}
