import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolders } from "../../support/temporary-folders.ts";
import { ConsoCommand, NODE_20 } from "../client/conso.ts";
import { bytesOf, install, installedFiles } from "../installed.ts";

const MOST_BYTES = 500_000;

const makeFolder = temporaryFolders();
let folder: string;

beforeAll(() => {
  folder = makeFolder("conso-mcp-installed");
  install(folder, "client", "mcp");
});

describe("the package conso-mcp", () => {
  it("the package conso-mcp brings nothing beside itself and conso, within 500 KB", () => {
    const files = installedFiles(folder);
    expect([...new Set(files.map((file) => file.split("/")[0]))].sort()).toEqual(["conso", "conso-mcp"]);
    expect(
      bytesOf(
        folder,
        files.filter((file) => file.startsWith("conso-mcp/")),
      ),
    ).toBeLessThan(MOST_BYTES);
  });

  it("the package conso-mcp carries the licences of what is bundled in it", () => {
    const licences = readFileSync(join(folder, "node_modules/conso-mcp/dist/LICENSES.txt"), "utf8");
    for (const name of ["@modelcontextprotocol/server", "zod"]) expect(licences).toContain(`${name}\n`);
    expect(licences).toContain("Apache License");
  });

  it("the installed conso finds the installed conso-mcp on Node 20", async () => {
    const conso = new ConsoCommand(join(folder, "node_modules/.bin/conso"), makeFolder);
    const client = new Client({ name: "a test", version: "1" }, { versionNegotiation: { mode: "auto" } });
    const args = [conso.script, "mcp", "--gateway", "https://conso.example"];
    await client.connect(new StdioClientTransport({ command: NODE_20, args, env: conso.environment }));
    expect((await client.listTools()).tools).toHaveLength(4);
    expect(client.getServerVersion()).toMatchObject({ name: "conso-mcp", version: "0.1.0" });
    await client.close();
  });
});
