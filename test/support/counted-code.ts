import { parseAst } from "vitest/node";

/** The global in which counted code counts. */
export const STEPS = "countedSteps";

/** A node of the syntax tree (ESTree), with its place in the text. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly body?: Node;
}

const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
const LOOPS = new Set(["ForStatement", "ForInStatement", "ForOfStatement", "WhileStatement", "DoWhileStatement"]);

/**
 * The same code, which counts each call of a function and each turn of a loop. Nothing else of it changes: the counters are put into the text,
 * so that a bundle is counted as it is deployed, minified and with its libraries.
 */
export function countedCode(code: string): string {
  const inserted: { readonly at: number; readonly text: string }[] = [];
  for (const { type, body } of nodesOf(parseAst(code))) {
    if (body === undefined || !(FUNCTIONS.has(type) || LOOPS.has(type))) continue;
    if (body.type === "BlockStatement") inserted.push({ at: body.start + 1, text: `${STEPS}++;` });
    else {
      const [before, after] = LOOPS.has(type) ? [`{${STEPS}++;`, "}"] : [`(${STEPS}++,`, ")"];
      inserted.push({ at: body.start, text: before }, { at: body.end, text: after });
    }
  }
  let counted = `globalThis.${STEPS}=0;`;
  let from = 0;
  for (const { at, text } of inserted.sort(byPlace)) {
    counted += code.slice(from, at) + text;
    from = at;
  }
  return counted + code.slice(from);
}

/** What ends at a place stands before what begins there. */
const byPlace = (one: { readonly at: number; readonly text: string }, other: typeof one): number =>
  one.at - other.at || Number(isBeginning(one.text)) - Number(isBeginning(other.text));
const isBeginning = (text: string): boolean => text.length > 1;

/** Every node of a tree, parents first. */
function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  if ("type" in value && "start" in value) yield value as Node;
  for (const child of Object.values(value)) yield* nodesOf(child);
}
