/** A block of code, which a script of the page lets be copied. What scrolls must be reachable by keyboard. */
export const Code = ({ text }: { readonly text: string }) => (
  <div class="code">
    <pre tabindex={0}>
      <code>{text}</code>
    </pre>
  </div>
);
