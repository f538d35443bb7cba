import type { CallToolResult, McpServer, StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import type * as z from "zod";
import type { Conso } from "../../client/library/client.ts";

/** What a tool may use. */
export interface ToolContext {
  readonly conso: Conso;
  /** The meter when the assistant names none; `undefined`: the only one of the token. */
  readonly prm: string | undefined;
  /** Fires when the assistant no longer waits. */
  readonly signal: AbortSignal;
}

/** One thing that an assistant may ask. It reads, and never changes anything. */
export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  /** What it answers, bounded in size; it is sent as JSON. */
  readonly answer: (args: z.output<Input>, context: ToolContext) => Promise<object>;
}

/** A refusal of the tool itself, which says what to ask instead. */
export class ToolRefusal extends Error {
  override readonly name = "ToolRefusal";
}

/** Where the answers of a server come from. */
export interface Source {
  /** A client of the gateway, made anew for each question: a token that was kept meanwhile counts. Throws when there is none. */
  readonly connect: () => Conso;
  /** What to say about an error of it, with what to do. */
  readonly explain: (error: unknown) => string;
  readonly prm?: string | undefined;
}

const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true };

/** Offers a tool. A failure is an answer that the assistant can act on, never an error of the protocol. */
export function offer<Input extends z.ZodObject>(server: McpServer, tool: Tool<Input>, source: Source): void {
  const { name, title, description } = tool;
  const inputSchema: StandardSchemaWithJSON<unknown, z.output<Input>> = tool.input;
  server.registerTool(name, { title, description, inputSchema, annotations: ANNOTATIONS }, async (args, { mcpReq }) => {
    try {
      const context = { conso: source.connect(), prm: source.prm, signal: mcpReq.signal };
      return text(JSON.stringify(await tool.answer(args, context)));
    } catch (error) {
      return { ...text(error instanceof ToolRefusal ? error.message : source.explain(error)), isError: true };
    }
  });
}

const text = (words: string): CallToolResult => ({ content: [{ type: "text", text: words }] });
