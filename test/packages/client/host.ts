import { type AddressInfo, connect, createServer } from "node:net";

/** An address that stays while the gateway behind it is started again, and that sees what is asked of it. */
export class Host {
  gateway: URL | undefined;
  /** Bytes after which an answer stalls. */
  stallsAfter = Number.POSITIVE_INFINITY;
  /** The addresses of the readings that were asked for. */
  readonly asked: URL[] = [];
  readonly #relay = createServer((from) => {
    const to = connect(Number(this.gateway?.port), "127.0.0.1");
    let left = this.stallsAfter;
    from.on("data", (piece) => {
      for (const [, path = ""] of `${piece}`.matchAll(/^GET (\S+load_curve\S*) /gm))
        this.asked.push(new URL(path, this.origin));
      // A proxy may compress, and a year would end before it stalls.
      to.write(`${piece}`.replace(/^accept-encoding:.*$/im, "accept-encoding: identity"));
    });
    to.on("data", (piece: Buffer) => {
      if (left > 0) from.write(piece.subarray(0, left));
      left -= piece.length;
    });
    // A gateway or a command that is gone takes the connection along.
    from.on("error", () => to.destroy()).on("close", () => to.destroy());
    to.on("error", () => from.destroy()).on("close", () => from.end());
  });

  static async started(): Promise<Host> {
    const host = new Host();
    await new Promise<void>((resolve) => host.#relay.listen(0, "127.0.0.1", resolve));
    return host;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#relay.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#relay.close();
  }
}
