import { BOTH_DIRECTIONS } from "../support/meters.ts";
import { startBoth, tokenFor } from "../support/running.ts";
import { SAMPLE_VALUES } from "../support/sample-values.ts";

/** One JSON answer of the running gateway. */
export interface Answer {
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

interface Parameter {
  readonly name: string;
  readonly required?: boolean;
}

interface Document {
  readonly paths: Readonly<
    Record<string, { readonly get?: { readonly parameters?: readonly Parameter[] } | undefined }>
  >;
}

/** The media types whose answers a generated type describes. */
const isJson = (type: string) => type === "application/json" || type.endsWith("+json");

/** The served OpenAPI document, and what every GET of it answers: as JSON, in each JSON format of a series, and a refusal. */
export async function realAnswers(): Promise<{ readonly document: unknown; readonly answers: readonly Answer[] }> {
  const running = await startBoth();
  try {
    const document = (await (await fetch(new URL("/api", running.gateway))).json()) as Document;
    const authorization = `Bearer ${await tokenFor(BOTH_DIRECTIONS)}`;
    const answers: Answer[] = [];
    for (const [path, { get }] of Object.entries(document.paths)) {
      if (get === undefined) continue;
      const url = new URL(path, running.gateway);
      const good = new URL(url);
      for (const { name, required } of get.parameters ?? []) {
        if (required) good.searchParams.set(name, SAMPLE_VALUES[name] ?? "");
      }
      const formats = path.startsWith("/api/v2/consumption/")
        ? ["application/json", "application/vnd.home-assistant.statistics+json"]
        : ["application/json"];
      for (const accept of formats) answers.push(...(await answerTo(path, good, { authorization, accept })));
      answers.push(...(await answerTo(path, url, { authorization: "Bearer a.b.c", accept: "application/json" })));
    }
    return { document, answers };
  } finally {
    await running.stop();
  }
}

async function answerTo(path: string, url: URL, headers: Record<string, string>): Promise<readonly Answer[]> {
  const response = await fetch(url, { headers });
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  return isJson(type) ? [{ path, status: response.status, type, body: await response.text() }] : [];
}
