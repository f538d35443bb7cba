import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clientDocument, shapeDigest } from "../../../packages/client/openapi/document.ts";
import { DIGEST_LINE, TYPES_FILE } from "../../../packages/client/openapi/types-file.ts";

const document = clientDocument();

/** The document with one thing changed. */
const changed = (text: string, by: string) => {
  const before = JSON.stringify(document);
  expect(before).toContain(text);
  return JSON.parse(before.replace(text, by));
};

describe("the types of the client", () => {
  it("the types of the client are those of the OpenAPI document: npm run client:types", () => {
    const [first] = readFileSync(TYPES_FILE, "utf8").split("\n");
    expect(first).toBe(`// ${DIGEST_LINE} ${shapeDigest(document)}`);
  });

  it.each([
    ['"energy_wh":{"type":"integer"', '"energy_wh":{"type":"string"'],
    ['"energy_wh"', '"energy"'],
    ["/api/v2/slot", "/api/v2/minute"],
    ['"name":"prm"', '"name":"pdl"'],
  ])("the digest of the shapes changes when %s becomes %s", (text, by) => {
    expect(shapeDigest(changed(text, by))).not.toBe(shapeDigest(document));
  });

  it("the digest of the shapes stays when a sentence changes", () => {
    expect(shapeDigest(changed("Energy, in Wh.", "Energy in Wh."))).toBe(shapeDigest(document));
  });
});
