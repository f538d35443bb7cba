/** A block of code. It takes the focus, so that a keyboard can scroll it. */
export const Code = ({ text }: { readonly text: string }) => (
  <div class="code">
    <pre tabindex={0}>
      <code>{text}</code>
    </pre>
  </div>
);
