/** The WebSocket API of Home Assistant: one command at a time or many, each answer by its id. */
export class HassSocket {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #lastId = 0;
  #ended: Error | null = null;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => this.#take(JSON.parse(String(data)) as Message));
    socket.addEventListener("close", () => this.#fail(new Error("Home Assistant closed the socket")));
  }

  static async open(url: URL, token: string): Promise<HassSocket> {
    const address = new URL("/api/websocket", url);
    address.protocol = "ws:";
    const socket = new WebSocket(address.href);
    const messages = heard(socket);
    await messages("auth_required");
    socket.send(JSON.stringify({ type: "auth", access_token: token }));
    await messages("auth_ok");
    return new HassSocket(socket);
  }

  /** Sends one command; its result, or an error with Home Assistant's words. */
  call<T = unknown>(type: string, fields: object = {}): Promise<T> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const id = ++this.#lastId;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(id, answer);
    this.#socket.send(JSON.stringify({ id, type, ...fields }));
    return answer.promise as Promise<T>;
  }

  close(): void {
    this.#socket.close();
  }

  #take({ id, type, success, result, error }: Message): void {
    if (type !== "result") return;
    const answer = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (success) answer?.resolve(result);
    else answer?.reject(new Error(`${error?.code}: ${error?.message}`));
  }

  #fail(error: Error): void {
    this.#ended = error;
    for (const answer of this.#waiting.values()) answer.reject(error);
    this.#waiting.clear();
  }
}

interface Message {
  readonly id: number;
  readonly type: string;
  readonly success?: boolean;
  readonly result?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Waits for messages by their type while nobody else listens. */
function heard(socket: WebSocket): (type: string) => Promise<void> {
  const types: string[] = [];
  let wake = () => {};
  let failure: Error | null = null;
  socket.addEventListener("message", ({ data }) => {
    types.push((JSON.parse(String(data)) as Message).type);
    wake();
  });
  socket.addEventListener("close", () => {
    failure = new Error(`Home Assistant closed the socket after ${types.join(", ")}`);
    wake();
  });
  return async (type) => {
    while (!types.includes(type)) {
      if (failure !== null) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
