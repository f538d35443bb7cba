import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { limitedBody } from "../../../shared/http/limited-body.ts";

const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** A route that takes ten bytes, what it received, and the bugs that reached the last resort. */
function server(answer: (text: string) => string = (text) => text) {
  const bugs: unknown[] = [];
  const app = new Hono();
  app.post("/", limitedBody(10), async (c) => c.text(answer(await c.req.text())));
  app.post("/form", limitedBody(10), async (c) => c.text(`${(await c.req.formData()).get("a")}`));
  app.onError((error, c) => {
    bugs.push(error);
    return c.text("", 500);
  });
  const post = async (body: BodyInit, headers: Record<string, string> = {}, path = "/") => {
    const response = await app.request(path, { method: "POST", body, headers, duplex: "half" } as RequestInit);
    return [response.status, await response.text()];
  };
  return { bugs, post };
}

/** A body that ends with an error after its first bytes, as one does whose sender is gone. */
const cutOff = () =>
  new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode("a=1")),
    pull: (controller) => controller.error(new Error("Network connection lost.")),
  });

const FRAMINGS = [
  ["with a length", { "content-length": "8" }],
  ["in chunks", { "transfer-encoding": "chunked" }],
] as const;

describe("a body of a limited length", () => {
  it.each(FRAMINGS)(
    "a body %s that its sender cuts off is 400, reaches no handler and is no bug",
    async (_, framing) => {
      const { bugs, post } = server(() => expect.fail("half of a body was read"));
      expect(await post(cutOff(), framing)).toEqual([400, ""]);
      expect(await post(cutOff(), { ...framing, ...FORM }, "/form")).toEqual([400, ""]);
      expect(bugs).toEqual([]);
    },
  );

  it.each(FRAMINGS)("a body %s reaches its handler whole, as text and as a form", async (_, framing) => {
    const { post } = server();
    const length = "content-length" in framing ? { "content-length": "3" } : framing;
    expect(await post("a=1", length)).toEqual([200, "a=1"]);
    expect(await post("a=1", { ...length, ...FORM }, "/form")).toEqual([200, "1"]);
  });

  it("a body of ten bytes is within a limit of ten, and one of eleven is refused", async () => {
    const { post } = server();
    expect(await post("0123456789", { "content-length": "10" })).toEqual([200, "0123456789"]);
    expect((await post("0123456789x", { "content-length": "11" }))[0]).toBe(413);
  });

  it("a bug of the handler behind a whole body is a bug", async () => {
    const bug = new Error("ours");
    const { bugs, post } = server(() => {
      throw bug;
    });
    expect(await post("a=1")).toEqual([500, ""]);
    expect(bugs).toEqual([bug]);
  });
});
