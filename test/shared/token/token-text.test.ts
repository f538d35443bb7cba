import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TokenFault } from "../../../shared/refusals/token.ts";
import { isTokenText, readToken } from "../../../shared/token/token-text.ts";

const TOKEN = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOltdfQ.${"c2ln-_".repeat(7)}A`;
const OTHER = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOlsxXX0.${"zzzzzz".repeat(7)}A`;
const [HEAD = "", PAYLOAD = "", SIGNATURE = ""] = TOKEN.split(".");

describe("a token as people paste it", () => {
  it.each([
    ["alone", TOKEN],
    ["with its scheme", `Bearer ${TOKEN}`],
    ["with the scheme in another case", `BEARER   ${TOKEN}`],
    ["with the scheme twice", `Bearer Bearer ${TOKEN}`],
    ["with a colon after the scheme", `Bearer: ${TOKEN}`],
    ["without a space after the scheme", `Bearer${TOKEN}`],
    ["with the name of its header", `Authorization: Bearer ${TOKEN}`],
    ["with another word for the scheme", `Token ${TOKEN}`],
    ["in double quotes", `"${TOKEN}"`],
    ["in quotes behind the scheme", `Bearer "${TOKEN}"`],
    ["in single quotes, scheme included", `'Bearer ${TOKEN}'`],
    ["in French quotes", `« ${TOKEN} »`],
    ["in backquotes", `\`${TOKEN}\``],
    ["in angle brackets, as an example's placeholder", `Bearer <${TOKEN}>`],
    ["out of a JSON object", `"${TOKEN}",`],
    ["with a line break inside", `${TOKEN.slice(0, 60)}\n${TOKEN.slice(60)}`],
    ["with a space where the line broke", `Bearer ${TOKEN.slice(0, 60)} ${TOKEN.slice(60)}`],
    ["with a line break as a program writes it", `${TOKEN.slice(0, 60)}\\n${TOKEN.slice(60)}`],
    ["with a Windows line end", `${TOKEN}\r\n`],
    ["with a space of no width", `\u200b${TOKEN}\ufeff`],
    ["with a tab", `Bearer\t${TOKEN}`],
    ["at the end of a sentence", `${TOKEN}.`],
  ])("a token pasted %s is read", (_how, text) => {
    expect(readToken(text)).toEqual({ ok: true, token: TOKEN });
  });

  it.each<[TokenFault | null, string, string]>([
    ["nothing", "the scheme alone", "Bearer"],
    ["nothing", "quotes around nothing", 'Bearer ""'],
    ["nothing", "the placeholder of an example", "Bearer <token>"],
    ["nothing", "the placeholder of ours", "Bearer JETON"],
    ["other_scheme", "a password", "Basic dXNlcjpwYXNz"],
    ["other_scheme", "another scheme in front of a token", `Basic ${TOKEN}`],
    ["other_scheme", "another scheme with its header", `Authorization: Digest ${TOKEN}`],
    ["not_a_token", "a variable that was never set", "Bearer undefined"],
    ["not_a_token", "a key of another service", "Bearer 0123456789abcdef0123456789abcdef"],
    ["several", "two tokens", `Bearer ${TOKEN} ${OTHER}`],
    ["several", "two headers in one", `Bearer ${TOKEN}, Bearer ${OTHER}`],
    ["several", "the same twice", `Bearer ${TOKEN}, Bearer ${TOKEN}`],
    ["several", "four parts", `Bearer ${TOKEN}.ccc`],
    ["start_missing", "its first characters cut off", TOKEN.slice(3)],
    ["start_missing", "its last two parts", `${PAYLOAD.slice(1)}.${SIGNATURE}`],
    ["end_missing", "its last character cut off", TOKEN.slice(0, -1)],
    ["end_missing", "its first two parts", `${HEAD}.${PAYLOAD}`],
    ["end_missing", "its first part", HEAD],
    ["end_missing", "an empty signature", `${HEAD}.${PAYLOAD}.`],
    ["added", "a word behind it", `Bearer ${TOKEN} please`],
    ["added", "a word before it", `XBearer ${TOKEN}`],
    ["shortened", "its middle left out for display", `${TOKEN.slice(0, 20)}…${TOKEN.slice(-10)}`],
    ["shortened", "the same with dots", `${TOKEN.slice(0, 20)}...${TOKEN.slice(-10)}`],
    ["shortened", "stars in its place", `${TOKEN.slice(0, 5)}********`],
    ["characters", "a parameter behind it", `Bearer ${TOKEN}; scope=all`],
    ["characters", "an accent inside", TOKEN.replace(".", ".é")],
    [null, "three parts that are no token of ours", "Bearer a.b.c"],
    [null, "a signature written in another way", `${TOKEN.slice(0, -1)}B`],
  ])("a pasted text is refused with the fault %s: %s", (fault, _how, text) => {
    expect(readToken(text)).toEqual({ ok: false, fault });
  });
});

const base64url = fc.stringMatching(/^[A-Za-z0-9][\w-]{0,59}$/);
const anyToken = fc
  .tuple(base64url, base64url, fc.stringMatching(/^[\w-]{42}$/), fc.constantFrom(..."AEIMQUYcgkosw048"))
  .map(([head, payload, signature, last]) => `eyJ${head}.${payload}.${signature}${last}`);
const BEFORE = ["Bearer ", "bearer  ", "Authorization: ", "Token ", '"', "'", "« ", "<", "\n", " "];
const AFTER = ['"', "'", " »", ">", ",", ";", ".", "\n", " "];

describe("any token", () => {
  it("any token is read out of anything that people put around it, broken anywhere", () => {
    fc.assert(
      fc.property(
        anyToken,
        fc.array(fc.constantFrom(...BEFORE), { maxLength: 5 }),
        fc.array(fc.constantFrom(...AFTER), { maxLength: 5 }),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom("\n", " ", "\r\n", "\u200b", "\\n")), { maxLength: 4 }),
        (token, before, after, breaks) => {
          const text = breaks.reduce((line, [at, mark]) => {
            const place = at % (line.length + 1);
            return line.slice(0, place) + mark + line.slice(place);
          }, token);
          // A mark may land inside another one.
          fc.pre(!/\\(?![nr])/.test(text) && text.replaceAll(/\\n|[\n\r \u200b]/g, "") === token);
          expect(readToken(before.join("") + text + after.join(""))).toEqual({ ok: true, token });
        },
      ),
    );
  });

  it("a token that is cut at its end is reported to lack its end", () => {
    fc.assert(
      fc.property(anyToken, fc.nat(), (token, at) => {
        const cut = 3 + (at % (token.length - 3));
        expect(readToken(token.slice(0, cut))).toEqual({ ok: false, fault: "end_missing" });
      }),
    );
  });

  it("a token that is cut at its start is reported to lack its start", () => {
    fc.assert(
      fc.property(anyToken, fc.integer({ min: 1, max: 3 }), (token, cut) => {
        fc.pre(!token.slice(3).includes("eyJ"));
        expect(readToken(token.slice(cut))).toEqual({ ok: false, fault: "start_missing" });
      }),
    );
  });

  it("a token beside another is not read, whatever stands between them", () => {
    fc.assert(
      fc.property(anyToken, anyToken, fc.constantFrom("", " ", "\n", ",", ", Bearer ", "."), (one, other, between) => {
        expect(readToken(`Bearer ${one}${between}${other}`)).toEqual({ ok: false, fault: "several" });
      }),
    );
  });
});

describe("any text", () => {
  it("any text gives only a token that it holds, in its own order, and at once, however long it is", () => {
    const pieces = fc.array(
      fc.oneof(
        anyToken,
        fc.constantFrom("Bearer", ".", ",", " ", "eyJ", '"', "\\n", "…"),
        fc.string({ maxLength: 20 }),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(pieces, (all) => {
        const text = all.join("");
        const read = readToken(text);
        if (!read.ok) return;
        expect(isTokenText(read.token)).toBe(true);
        const joined = text.replaceAll(/\\[nrt]|[\s\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
        expect(joined).toContain(read.token);
      }),
    );
    for (const long of ["a.", " ", '"', "Bearer ", "eyJ", "\\n", "eyJ."]) {
      expect(readToken(long.repeat(100_000)).ok).toBe(false);
      expect(readToken(long.repeat(Math.floor(9_000 / long.length))).ok).toBe(false);
    }
  });
});
