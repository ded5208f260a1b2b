import type { RichText, Span } from '../content/rich-text.ts';

/**
 * Remembers what a whole text renders to for as long as the text lives. A section is rendered for every answer that shows it, and never
 * changes: another edition brings other texts, and the old ones are dropped with what is remembered of them. Pages of a text are not kept.
 */
export function rememberWhole<Rendered>(render: (body: RichText, page: Span) => Rendered): (body: RichText, page: Span) => Rendered {
  const known = new WeakMap<RichText, { readonly rendered: Rendered }>();
  return (body, page) => {
    if (page.start !== 0 || page.end !== body.text.length) return render(body, page);
    const found = known.get(body);
    if (found) return found.rendered;
    const rendered = render(body, page);
    known.set(body, { rendered });
    return rendered;
  };
}
