/** The values of a stream of JSON Lines, as many at once as a piece of it completes. A line without its end is not one. */
export async function* jsonLines(body: ReadableStream<Uint8Array>): AsyncGenerator<readonly unknown[]> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let unfinished = "";
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const lines = (unfinished + decoder.decode(piece.value, { stream: true })).split("\n");
      unfinished = lines.pop() ?? "";
      if (lines.length > 0) yield lines.map((line) => JSON.parse(line));
    }
  } finally {
    // Who stops early lets the gateway stop too.
    await reader.cancel().catch(() => undefined);
  }
}
