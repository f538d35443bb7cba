import type { TokenSecrets } from "../config/secrets.ts";
import { isKeyedHash, keyedHash } from "../keyed-hash.ts";

/**
 * A strong entity tag (RFC 9110 §8.8.3): a keyed hash of the very bytes, so that no reading can be guessed from it. The tag
 * of an answer that will not change any more carries a second one, over the request and the first: a request with it is
 * known to hold that answer, without a look at it and without anything stored.
 */
export async function entityTag(
  body: BufferSource,
  request: string,
  isFinal: boolean,
  secret: string,
): Promise<string> {
  const content = await keyedHash(secret, "entity tag", body);
  return isFinal ? `"${content}.${await keyedHash(secret, "entity tag", sealed(request, content))}"` : `"${content}"`;
}

/** Whether one of these tags (`If-None-Match`) is ours for a final answer to this very request. */
export async function holdsFinal(
  ifNoneMatch: string | undefined,
  request: string,
  { current, previous }: TokenSecrets,
): Promise<string | null> {
  for (const tag of tagsOf(ifNoneMatch)) {
    const [content, seal] = tag.slice(1, -1).split(".");
    if (content === undefined || seal === undefined) continue;
    for (const secret of [current, ...previous]) {
      if (await isKeyedHash(seal, secret, "entity tag", sealed(request, content))) return tag;
    }
  }
  return null;
}

/** Whether a tag is among those of `If-None-Match`, by weak comparison as RFC 9110 §13.1.2 has it. */
export const matches = (ifNoneMatch: string | undefined, tag: string): boolean => tagsOf(ifNoneMatch).includes(tag);

const tagsOf = (header: string | undefined): readonly string[] =>
  (header ?? "")
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""))
    .slice(0, MOST_TAGS);

/** Each costs hashing; no client holds more copies of one answer. */
const MOST_TAGS = 8;

const sealed = (request: string, content: string): string => `final ${content} ${request}`;
