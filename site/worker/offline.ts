const worker = self as unknown as ServiceWorkerGlobalScope;
/** Of what is kept: another page or stylesheet makes another worker. */
declare const VERSION: string;

const CACHE = `offline ${VERSION}`;
const PAGE = "/hors-ligne";
const STYLESHEET = "/style.css";

/**
 * Shows a page that says so where `/consommation` cannot be loaded. Keeps that page and its stylesheet, and nothing else: no answer of the API, no
 * page of a person and no token passes through it (docs/decisions/0111-the-page-is-installed-its-readings-are-not.md).
 */
worker.addEventListener("install", (event) => {
  void worker.skipWaiting();
  event.waitUntil(keep());
});
worker.addEventListener("activate", (event) => event.waitUntil(dropFormer()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const kept = request.mode === "navigate" ? PAGE : new URL(request.url).pathname;
  if (request.method !== "GET" || (kept !== PAGE && kept !== STYLESHEET)) return;
  event.respondWith(fetch(request).catch(() => keptAnswer(kept)));
});

async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, STYLESHEET].map((path) => new Request(path, { cache: "reload" })));
}

async function dropFormer(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

const keptAnswer = async (path: string): Promise<Response> => (await caches.match(path)) ?? Response.error();
