/** The marks of a sentence: `code`, **bold** and [links](/there). */
const MARKS = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)]+)\)/g;

/** A sentence with its marks as elements. */
export function Rich({ text }: { readonly text: string }) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(MARKS)) {
    const [whole, code, strong, label, href] = found;
    parts.push(text.slice(at, found.index));
    if (code !== undefined) parts.push(<code>{code}</code>);
    else if (strong !== undefined) parts.push(<strong>{strong}</strong>);
    else parts.push(<a href={href}>{label}</a>);
    at = found.index + whole.length;
  }
  return <>{[...parts, text.slice(at)]}</>;
}

/** Paragraphs. */
export const Prose = ({ texts }: { readonly texts: readonly string[] }) => (
  <>
    {texts.map((text) => (
      <p>
        <Rich text={text} />
      </p>
    ))}
  </>
);

/** A list of sentences. */
export const Points = ({ texts }: { readonly texts: readonly string[] }) => (
  <ul>
    {texts.map((text) => (
      <li>
        <Rich text={text} />
      </li>
    ))}
  </ul>
);
