import { describe, expect, it } from "vitest";
import { withFrenchSpaces } from "../../../shared/pages/typography.ts";

describe("French spaces", () => {
  it.each([
    ["<p>Vraiment ? Oui : « ici » ; là !</p>", "<p>Vraiment\u00a0? Oui\u00a0: «\u00a0ici\u00a0»\u00a0; là\u00a0!</p>"],
    ["<p>10 000 W, 6 h 30, 12 kVA, 5 %</p>", "<p>10\u00a0000\u00a0W, 6\u00a0h\u00a030, 12\u00a0kVA, 5\u00a0%</p>"],
    ["<p>2026 et 3 jours</p>", "<p>2026 et 3 jours</p>"],
  ])("French spaces never break: %s", (html, expected) => {
    expect(withFrenchSpaces(html)).toBe(expected);
  });

  it.each([
    '<pre tabindex="0"><code>a ? b : c; "x" : 10 000</code></pre>',
    "<code>41 6 * * *</code>",
    '<a title="ici : là" href="/x">y</a>',
  ])("French spaces leave code and tags alone: %s", (html) => {
    expect(withFrenchSpaces(html)).toBe(html);
  });
});
