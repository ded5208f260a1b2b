import type { Asset } from './assets.ts';

/** The page itself: a shell that names its files and carries the token of this start. Nothing of what is shown is in it. */
export function composeDocument({ assets, token }: { readonly assets: readonly Asset[]; readonly token: string }): string {
  const styles = assets.filter(({ name }) => name.endsWith('.css')).map(({ name }) => `<link rel="stylesheet" href="assets/${name}">`);
  const scripts = assets
    .filter(({ name }) => name.endsWith('.js'))
    .map(({ name }) => `<script type="module" src="assets/${name}"></script>`);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<meta name="newsdesk-token" content="${token}">`,
    '<title>Newsdesk</title>',
    '<link rel="icon" href="data:,">',
    ...styles,
    ...scripts,
    '</head>',
    '<body>',
    '<div id="page"></div>',
    // Painted as soon as the style sheet is there, and gone once the page stands in its place.
    '<div class="shell" aria-hidden="true"><p class="wordmark"><span class="wordmark-sign"></span>Newsdesk</p><div class="pane"></div><div class="pane"></div></div>',
    '<noscript>This page needs JavaScript. The same can be tried in the terminal: npm start.</noscript>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
