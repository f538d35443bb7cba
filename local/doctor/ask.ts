const TIMEOUT_MS = 15_000;
const MOST_BYTES = 3_000_000;

/** What came back for one request; a redirect is an answer, and never followed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Why nothing came back, in the words of the system. */
export interface NoAnswer {
  readonly failure: string;
}

export type Asked = Answer | NoAnswer;

export const answered = (asked: Asked): asked is Answer => "status" in asked;

/** Sends one request, and never fails. */
export async function ask(url: URL, headers: Readonly<Record<string, string>> = {}): Promise<Asked> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { headers, redirect: "manual", signal });
    return { status: response.status, headers: response.headers, text: await textOf(response) };
  } catch (error) {
    return { failure: whyNot(error) };
  }
}

async function textOf(response: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST_BYTES) throw new Error("the answer is endless");
  }
  return text;
}

/** The innermost cause: `fetch` hides it behind "fetch failed". */
function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return "no answer";
  if (error.name === "TimeoutError") return `no answer within ${TIMEOUT_MS / 1000} seconds`;
  return error.cause instanceof Error ? whyNot(error.cause) : error.message || error.name;
}

/** The body as JSON; `null` when it is none. */
export function jsonOf(asked: Asked): unknown {
  if (!answered(asked)) return null;
  try {
    return JSON.parse(asked.text);
  } catch {
    return null;
  }
}
