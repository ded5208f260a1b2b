/** Words enough for an article: a page with fewer is a menu or a notice. */
export const LONG = 'The gate opened at noon, and the water of the river ran into the harbor for an hour, as it does each spring. '
  .repeat(3)
  .trim();
export const MORE = 'Two keys open it, which the keeper holds, and a third one lies in the town hall for the day when both are lost. '
  .repeat(3)
  .trim();

interface PageParts {
  readonly head?: string;
  readonly title?: string;
  /** All that stands in `<body>`. */
  readonly body: string;
}

/** A page of HTML with what stands around an article on most of them. */
export function page({ head = '', title = 'The tide gate', body }: PageParts): string {
  return `<!doctype html><html lang="en"><head><title>${title} | The Gate</title>${head}</head><body><header><nav><a href="/">Home</a> <a href="/about">About us</a></nav></header>${body}<footer>All rights kept</footer></body></html>`;
}

/** Facts for search engines. */
export function ld(facts: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(facts)}</script>`;
}

/** The text of an article in the elements that most pages have around it. */
export function article(inner: string): string {
  return `<main><article><h1>The tide gate</h1>${inner}</article></main>`;
}
