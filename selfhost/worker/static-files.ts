import recorded from "./files.js";
import type { SelfHosted } from "./self-hosted.ts";

/** The answer of a file, or `null` where the gateway answers. */
export function fileFor(request: Request, env: SelfHosted): Response | Promise<Response> | null {
  if (request.method !== "GET" && request.method !== "HEAD") return null;
  const url = new URL(request.url);
  const answers = recorded[env.ENEDIS_API_URL.startsWith("http:") ? "simulation" : "production"];
  const answer = Object.hasOwn(answers, url.pathname) ? answers[url.pathname] : undefined;
  if (answer === undefined) return null;
  const headers = new Headers(answer.headers);
  const location = headers.get("location");
  if (location !== null) headers.set("location", `${location}${url.search}`);
  if (answer.content === undefined) return new Response(null, { status: answer.status, headers });
  if (isKnown(request, headers.get("etag"))) return new Response(null, { status: 304, headers: ofNothing(headers) });
  if (request.method === "HEAD") return new Response(null, { headers });
  return content(answer.content, headers, env);
}

async function content(name: string, headers: Headers, env: SelfHosted): Promise<Response> {
  const file = await env.FILES.fetch(`http://files/${name}`);
  if (!file.ok) throw new Error(`the folder lacks files/${name}`);
  return new Response(file.body, { headers });
}

/** RFC 9110 section 13.1.2: validators are compared weakly, and a proxy that compresses makes ours weak. */
function isKnown(request: Request, etag: string | null): boolean {
  const known = request.headers.get("if-none-match");
  if (known === null || etag === null) return false;
  return known.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}

function ofNothing(headers: Headers): Headers {
  headers.delete("content-type");
  headers.delete("content-length");
  return headers;
}
