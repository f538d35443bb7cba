import { inspect } from "../../test/support/inspector.ts";

/** The heap of a Worker's isolate, by the debugging protocol of V8 (`HeapProfiler`, `Runtime`) that workerd serves. */
export interface Heap {
  /** Collects all that is not reachable, then says how many bytes are in use. */
  readonly collect: () => Promise<HeapUse>;
  /** The same without a collection. */
  readonly use: () => Promise<HeapUse>;
  readonly close: () => void;
}

export interface HeapUse {
  /** Of JavaScript's own objects. */
  readonly heap: number;
  /** Of buffers and of the runtime's objects outside it. */
  readonly outside: number;
}

interface Usage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize: number;
  readonly backingStorageSize: number;
}

/** Twice, because what the first collection finalizes is freed by the second. */
const COLLECTIONS = 2;

/**
 * The heap of the isolate whose debugging protocol is served there. An idle isolate may leave a question unanswered until its next request:
 * `wake` sends one.
 */
export async function inspectHeap(inspector: URL, wake: () => Promise<unknown>): Promise<Heap> {
  const { call: ask, close } = await inspect(inspector);
  const call = async <Result = unknown>(method: string): Promise<Result> => {
    let isAnswered = false;
    const answer = ask<Result>(method).finally(() => {
      isAnswered = true;
    });
    while (!isAnswered) await Promise.race([answer, wake()]);
    return answer;
  };
  const use = async (): Promise<HeapUse> => {
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = await call<Usage>("Runtime.getHeapUsage");
    return { heap: usedSize, outside: embedderHeapUsedSize + backingStorageSize };
  };
  return {
    use,
    collect: async () => {
      for (let n = 0; n < COLLECTIONS; n++) await call("HeapProfiler.collectGarbage");
      return use();
    },
    close,
  };
}
