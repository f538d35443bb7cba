/** Long enough for what a client sends at once, short enough for one that announces a body and sends none. */
const LONGEST_MS = 1_000;
const MOST_BYTES = 8_000_000;

/**
 * Receives a body that the gateway refused without reading it, and drops it. workerd closes a connection on which a body is left, and a
 * proxy that still sends then takes the connection for broken: its client would get 502 in the place of the refusal.
 */
export async function receiveRest({ body, bodyUsed }: Request): Promise<void> {
  if (body === null || bodyUsed || body.locked) return;
  const reader = body.getReader();
  const isOver = new Promise<null>((resolve) => setTimeout(resolve, LONGEST_MS, null));
  for (let bytes = 0; bytes < MOST_BYTES; ) {
    const part = await Promise.race([reader.read().catch(() => null), isOver]);
    if (part === null || part.done) return;
    bytes += part.value.byteLength;
  }
}
