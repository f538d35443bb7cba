import {
  type Attributes,
  INSTRUMENT_NAMES,
  INSTRUMENTS,
  type Instrument,
  type InstrumentName,
  type Words,
} from "./instruments.ts";

/** What stands for every value that is not of the closed set, as OpenTelemetry writes it. */
export const OTHER = "_OTHER";

/** The words that only a deployment knows. */
export interface OwnWords {
  readonly routes: readonly string[];
  readonly applications: readonly string[];
}

/** Gives the values of attributes in the order of the list, each of them of its closed set. */
export type Admit = <N extends InstrumentName>(name: N, attributes: Attributes<N>) => readonly string[];

export function admission(own: OwnWords): Admit {
  const setOf = (words: Words): ReadonlySet<string> => new Set(typeof words === "string" ? own[words] : words);
  const sets = new Map(
    INSTRUMENT_NAMES.map((name) => {
      const { attributes }: Instrument = INSTRUMENTS[name];
      return [name, Object.entries(attributes).map(([attribute, words]) => ({ attribute, known: setOf(words) }))];
    }),
  );
  return (name, attributes) => {
    const given: Readonly<Record<string, string>> = attributes;
    return (sets.get(name) ?? []).map(({ attribute, known }) => {
      const value = given[attribute];
      return value !== undefined && known.has(value) ? value : OTHER;
    });
  };
}
