/** Long enough for what a client sends at once, short enough for one that announces a body and sends none. */
const LONGEST_MS = 1_000;
const MOST_BYTES = 8_000_000;

/**
 * The answer to a request whose body the gateway did not read, for example a refusal: it ends when the rest of the body has come, which
 * is dropped. workerd closes a connection on which a body is left, and a proxy that still sends then takes the connection for broken,
 * unless it has the beginning of the answer: its client would get 502 in the place of the refusal.
 */
export async function afterRest(request: Request, answer: Response, context: ExecutionContext): Promise<Response> {
  const { body } = request;
  if (body === null || request.bodyUsed || body.locked) return answer;
  if (answer.body === null) {
    await receiveRest(body);
    return answer;
  }
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const send = async (from: ReadableStream<Uint8Array>) => {
    await from.pipeTo(writable, { preventClose: true });
    await receiveRest(body);
    await writable.close();
  };
  // A client that leaves meanwhile needs no end.
  context.waitUntil(send(answer.body).catch(() => undefined));
  return new Response(readable, answer);
}

async function receiveRest(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  const isOver = new Promise<null>((resolve) => setTimeout(resolve, LONGEST_MS, null));
  for (let bytes = 0; bytes < MOST_BYTES; ) {
    const part = await Promise.race([reader.read().catch(() => null), isOver]);
    if (part === null || part.done) return;
    bytes += part.value.byteLength;
  }
}
