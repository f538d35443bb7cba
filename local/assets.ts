import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { EVOLVING, impactDocument } from "../functions/impact/description.ts";
import { describeImpact } from "../functions/impact/impact.ts";
import { describeIntensity } from "../functions/impact/intensity.ts";
import { describeMeterImpact } from "../functions/impact/meter-impact.ts";
import { describeOperations } from "../functions/operations.ts";
import { SIMULATION_HEADER, simulationBanner } from "../shared/http/deployment.ts";
import { HSTS } from "../shared/http/transport-security.ts";
import { openApiDocument } from "../shared/openapi/document.ts";
import { SECURITY_HEADERS } from "../shared/pages/security.ts";
import { ASSETS, ROOT, SIMULATION_ASSETS } from "./folders.ts";
import { inFrench } from "./french-openapi.ts";
import { ICONS, manifest } from "./manifest.ts";
import { BUNDLE, type Files, pages, scripts } from "./site-build.ts";
import { siteOrigin } from "./site-url.ts";

/** The picture that a link to this site is shown with; `npm run picture` makes it. */
const PREVIEW = "apercu.png";
/** The energy page of Home Assistant, which its test photographs. */
const LOOKS = ["laptop-dark", "laptop-light", "phone-dark", "phone-light"];
/** Files that are copied as they are: where they come from, by where they go. */
const PICTURES: Files = Object.fromEntries([
  ...[PREVIEW, ...ICONS.map(({ file }) => `icons/${file}`)].map((file) => [file, `site/${file}`] as const),
  ...LOOKS.map(
    (look) => [`images/home-assistant-${look}.webp`, `packages/home-assistant/images/energy-${look}.webp`] as const,
  ),
]);

/**
 * Makes the static files, which cost the Worker nothing: pages, style, scripts, OpenAPI document. Runs before wrangler
 * bundles, and before the tests inside workerd.
 */
export default async function makeAssets(): Promise<void> {
  const origin = siteOrigin(process.env.SITE_URL);
  const openApi = openApiDocument(describeOperations(), undefined, origin);
  const made = { ...(await pages("fr", inFrench(openApi), origin)), ...(await pages("en", openApi, origin)) };
  const frozen = readFileSync(join(ROOT, "shared/impact/v1.0.0/openapi.json"), "utf8");
  const css = await style();
  const files = {
    "openapi.json": JSON.stringify(openApi),
    "documentation/api.json": JSON.stringify(inFrench(openApi)),
    "documentation/api-v1.0.0.json": JSON.stringify(inFrench(JSON.parse(frozen))),
    "impact.openapi.json": JSON.stringify(
      impactDocument(EVOLVING, [...describeImpact(), describeIntensity(), describeMeterImpact()], origin),
    ),
    "style.css": css,
    "sw.js": await offlineWorker([made["hors-ligne.html"], css]),
    "manifest.webmanifest": manifest("fr"),
    "en/manifest.webmanifest": manifest("en"),
    "versions/v1.0.0/openapi.json": frozen,
    "favicon.svg": readFileSync(join(ROOT, "site/favicon.svg"), "utf8"),
    ...(await scripts("fr")),
    ...(await scripts("en")),
  };
  publish(ASSETS, { ...files, ...made, _headers: headers(HSTS) });
  publish(SIMULATION_ASSETS, { ...files, ...withBanner(made), _headers: headers(SIMULATION_HEADER) });
}

/** The pages with the banner of a simulation. */
const withBanner = (made: Files): Files =>
  Object.fromEntries(
    Object.entries(made).map(([name, html]) => {
      const banner = simulationBanner(html.includes('<html lang="en">') ? "en" : "fr");
      return [name, html.replace("<body>", `<body>${banner}`)];
    }),
  );

function publish(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) write(join(folder, name), content);
  copySwaggerUi(folder);
  for (const [to, from] of Object.entries(PICTURES)) write(join(folder, to), readFileSync(join(ROOT, from)));
  deleteOthers(folder, [...Object.keys(files), ...Object.keys(PICTURES)]);
}

/** One stylesheet for all pages, so that a browser loads it once. */
async function style(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ["site/style.css"],
    bundle: true,
    minify: true,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** The worker of the installed page, at the root: it may not control what stands above its own folder. */
async function offlineWorker(kept: readonly (string | undefined)[]): Promise<string> {
  const version = createHash("sha256").update(kept.join()).digest("hex").slice(0, 12);
  const { outputFiles } = await build({
    ...BUNDLE,
    format: "iife",
    entryPoints: ["site/worker/offline.ts"],
    define: { VERSION: JSON.stringify(version) },
    minify: true,
    target: "es2022",
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** The same security policy as the Worker's pages. Browsers ask again after ten minutes; the ETag makes that cheap. */
function headers(...more: readonly (readonly [string, string])[]): string {
  const lines = [...Object.entries(SECURITY_HEADERS), ...more].map(([name, value]) => `  ${name}: ${value}`);
  const kept = "  cache-control: public, max-age=600, stale-while-revalidate=86400";
  const unchanging = "  cache-control: public, max-age=31536000, immutable";
  const folders = ["/style.css", "/favicon.svg", "/icons/*", "/images/*", "/scripts/*", "/swagger/*"].map(
    (path) => `${path}\n${kept}`,
  );
  // Other sites may show the preview picture.
  const shown = [
    `/${PREVIEW}`,
    kept,
    "  ! cross-origin-resource-policy",
    "  cross-origin-resource-policy: cross-origin",
  ];
  return [
    "/*",
    ...lines,
    ...folders,
    ...shown,
    "/scripts/part-*",
    "  ! cache-control",
    unchanging,
    "/scripts/en/part-*",
    "  ! cache-control",
    unchanging,
    "",
  ].join("\n");
}

/** Swagger UI is served by us, never by another site. */
function copySwaggerUi(folder: string): void {
  const from = join(ROOT, "node_modules/swagger-ui-dist");
  for (const file of ["swagger-ui-bundle.js", "swagger-ui.css", "LICENSE"]) {
    write(join(folder, "swagger", file), readFileSync(join(from, file)));
  }
}

/** Leaves a file as it is that has this content already: a gateway may be serving it. */
function write(file: string, content: string | Buffer): void {
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Deletes files of earlier runs, which would be served for ever. */
function deleteOthers(folder: string, made: readonly string[]): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const name = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (entry.isFile() && !made.includes(name) && !name.startsWith("swagger/")) rmSync(join(folder, name));
  }
}

if (import.meta.main) await makeAssets();
