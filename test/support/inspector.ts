/** A session of V8's debugging protocol with one isolate of workerd. */
export interface Inspector {
  readonly call: <Result = unknown>(method: string, parameters?: object) => Promise<Result>;
  /** The value of an expression among the globals of the Worker. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly close: () => void;
}

/** Connects to the first isolate that is listed at this address. */
export async function inspect(address: URL): Promise<Inspector> {
  const [target] = (await (await fetch(new URL("/json/list", address))).json()) as { webSocketDebuggerUrl: string }[];
  if (target === undefined) throw new Error(`nothing to inspect at ${address.href}`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  let contextId: number | undefined;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  socket.addEventListener("message", ({ data }) => {
    const { id, result, error, method, params } = JSON.parse(String(data));
    // V8 has no context of its own choice here.
    if (method === "Runtime.executionContextCreated") contextId = params.context.id;
    const answer = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) answer?.resolve(result);
    else answer?.reject(new Error(JSON.stringify(error)));
  });
  await new Promise((opened, failed) => {
    socket.addEventListener("open", opened, { once: true });
    socket.addEventListener("error", failed, { once: true });
  });
  let last = 0;
  const call = <Result>(method: string, params: object = {}): Promise<Result> => {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(++last, answer);
    socket.send(JSON.stringify({ id: last, method, params }));
    return answer.promise as Promise<Result>;
  };
  await call("Runtime.enable");
  return {
    call,
    evaluate: async (expression) => {
      const { result } = await call<{ result: { value: unknown } }>("Runtime.evaluate", { expression, contextId });
      return result.value;
    },
    close: () => socket.close(),
  };
}
