/** Questions remembered of one token: a script asks a handful in turn, an import of two years never repeats itself. */
const REMEMBERED = 8;

/**
 * Repeated questions that make a loop; halved at the start of each window. Once every twelve seconds is never a loop (the
 * daily budget limits it); anything faster soon is.
 */
export const LOOP_REPEATS = 100;
export const LOOP_WINDOW_MS = 600_000;

interface Caller {
  readonly questions: string[];
  repeats: number;
}

/**
 * Tells a program in a loop (the same few questions again and again, granted or not) from a busy one. A caller that goes on
 * stays refused; one that stops is forgiven within a few windows. In memory only.
 */
export class LoopDetector {
  /** By the id of their token. */
  readonly #callers = new Map<string, Caller>();
  #window = 0;

  /** Counts a question. Returns the instant until which its caller is refused as a loop, or null. */
  note(tokenId: string, question: string, nowMs: number): number | null {
    this.#startWindow(Math.floor(nowMs / LOOP_WINDOW_MS));
    const caller = this.#callerOf(tokenId);
    if (caller.questions.includes(question)) caller.repeats++;
    else if (caller.questions.push(question) > REMEMBERED) caller.questions.shift();
    if (caller.repeats < LOOP_REPEATS) return null;
    // The first window in which the halved count plus one more repeat, which coming back is, makes no loop.
    const windows = Math.floor(Math.log2(caller.repeats / (LOOP_REPEATS - 1))) + 1;
    return (this.#window + windows) * LOOP_WINDOW_MS;
  }

  #callerOf(tokenId: string): Caller {
    const known = this.#callers.get(tokenId);
    if (known !== undefined) return known;
    const caller: Caller = { questions: [], repeats: 0 };
    this.#callers.set(tokenId, caller);
    return caller;
  }

  /** Halves every count once per window, and forgets callers without repeats. A clock that steps back forgives everybody. */
  #startWindow(window: number): void {
    const elapsed = window - this.#window;
    if (elapsed === 0) return;
    this.#window = window;
    for (const [tokenId, caller] of this.#callers) {
      caller.repeats = elapsed < 0 ? 0 : Math.floor(caller.repeats / 2 ** elapsed);
      if (caller.repeats === 0) this.#callers.delete(tokenId);
    }
  }
}
