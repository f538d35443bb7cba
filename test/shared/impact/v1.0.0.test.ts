import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parisMidnightMs } from "../../../shared/impact/paris-midnight.ts";
import { aggregate, detailed, full } from "../../../shared/impact/v1.0.0/answer.ts";
import { readRequest } from "../../../shared/impact/v1.0.0/request.ts";
import answers from "./v1.0.0-answers.json" with { type: "json" };

const FOLDER = join(import.meta.dirname, "../../../shared/impact/v1.0.0");
const read = (file: string) => readFileSync(join(FOLDER, file), "utf8");
const listed = new Map(
  read("SHA256SUMS")
    .trim()
    .split("\n")
    .map((line) => line.split("  ").reverse() as [string, string]),
);
const files = globSync("**/*.*", { cwd: FOLDER }).sort();

describe("version 1.0.0 of the calculation", () => {
  it("version 1.0.0 of the calculation has the files it was frozen with, and no other", () => {
    expect(files).toEqual([...listed.keys()].sort());
  });

  it.each(files)("the file %s of version 1.0.0 is what it was when it was frozen, byte for byte", (file) => {
    expect(createHash("sha256").update(read(file)).digest("hex")).toBe(listed.get(file));
  });

  it.each(files.filter((file) => file.endsWith(".ts")))(
    "the file %s of version 1.0.0 runs nothing from outside its folder but zod",
    (file) => {
      const imports = [...read(file).matchAll(/^import (?!type )[^;]*? from "([^"]+)"/gms)].map(([, from]) => from);
      const outside = imports.filter(
        (from) => from !== "zod/mini" && !from?.startsWith("./") && !/^\.\.\/\w+\.ts$/.test(from ?? ""),
      );
      expect(outside).toEqual([]);
    },
  );

  it.each(answers)("version 1.0.0 of the calculation answers $name as it did", ({ body, anybody, holder, detail }) => {
    const simulation = readRequest(body, parisMidnightMs);
    if (Array.isArray(simulation)) throw new Error("it was accepted");
    expect(JSON.stringify(aggregate(simulation))).toBe(JSON.stringify(anybody));
    expect(JSON.stringify(full(simulation))).toBe(JSON.stringify(holder));
    expect(JSON.stringify(detailed(simulation, parisMidnightMs))).toBe(JSON.stringify(detail));
  });
});
