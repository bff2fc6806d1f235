import { Fragment } from "react";

/** Text with `code` and **strong** words, in paragraphs. */
export function Prose({ text }: { readonly text: string }) {
  return text.split(/\n\n+/).map((paragraph) => (
    <p key={paragraph}>
      <Words text={paragraph} />
    </p>
  ));
}

/** The same in a line. */
export function Words({ text }: { readonly text: string }) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, place) => {
    const key = `${place}${part}`;
    if (part.startsWith("`")) return <code key={key}>{part.slice(1, -1)}</code>;
    if (part.startsWith("**")) return <strong key={key}>{part.slice(2, -2)}</strong>;
    return <Fragment key={key}>{part}</Fragment>;
  });
}
