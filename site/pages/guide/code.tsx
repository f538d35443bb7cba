interface CodeBlock {
  readonly text: string;
  /** `local/coloured-code.ts` colours it when the page is built. Without one it has no colours. */
  readonly language?: "bash" | "javascript" | "json" | "python" | "yaml";
  /** What its copy button copies. */
  readonly copy?: string;
}

/** A block of code. It takes the focus, so that a keyboard can scroll it. */
export const Code = ({ text, language, copy }: CodeBlock) => (
  <div class="code" data-copy={copy}>
    <pre tabindex={0}>
      <code data-language={language}>{text}</code>
    </pre>
  </div>
);
