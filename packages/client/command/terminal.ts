/** What the command needs of the process it runs in. Streams are made when they are first used. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

const WIDTH = 80;

/** Columns; a terminal that does not know them says 0. */
export const widthOf = (stream: NodeJS.WriteStream): number => stream.columns || WIDTH;

/** Text in a colour, where a person sees it and wants colours (https://no-color.org). */
export function painted(text: string, colour: 31 | 32 | 33, stream: NodeJS.WriteStream, env: Terminal["env"]): string {
  return stream.isTTY && !env.NO_COLOR && env.TERM !== "dumb" ? `\u001b[${colour}m${text}\u001b[0m` : text;
}
