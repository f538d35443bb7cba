import {
  type Circuit,
  CLOSED,
  failed,
  isWatched,
  type Passage,
  passage,
  probing,
  succeeded,
  turnAway,
} from "./circuit.ts";

/** One circuit for each resource of Enedis that was ever asked for; their names are ours, so they are few. */
export class Circuits {
  readonly #circuits = new Map<string, Circuit>();

  /** Whether to call; who is turned away is counted, so that all come back one after the other. */
  passage(resource: string, meter: number | null, nowMs: number): Passage {
    const circuit = this.#of(resource);
    const answer = passage(circuit, meter, nowMs);
    if (!answer.ok) this.#circuits.set(resource, turnAway(circuit));
    return answer;
  }

  /** The call that may try got its turn. */
  probing(resource: string, meter: number | null, nowMs: number): void {
    this.#circuits.set(resource, probing(this.#of(resource), meter, nowMs));
  }

  isWatched(resource: string): boolean {
    return isWatched(this.#of(resource));
  }

  failed(resource: string, meter: number | null, nowMs: number): void {
    this.#circuits.set(resource, failed(this.#of(resource), meter, nowMs));
  }

  succeeded(resource: string): void {
    this.#circuits.set(resource, succeeded());
  }

  /** The resources left alone at present. */
  open(): string[] {
    return [...this.#circuits].filter(([, { openUntilMs }]) => openUntilMs > 0).map(([resource]) => resource);
  }

  #of(resource: string): Circuit {
    return this.#circuits.get(resource) ?? CLOSED;
  }
}
