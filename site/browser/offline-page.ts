/** Has the browser keep the page that says that there is no connection; a browser that cannot does without. */
export async function keepOfflinePage(): Promise<void> {
  await navigator.serviceWorker?.register("/sw.js", { scope: "/consommation" }).catch(() => undefined);
}
