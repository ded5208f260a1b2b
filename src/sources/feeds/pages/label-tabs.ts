import type { PageDocument, PageElement } from './page-document.ts';

/** Selectors of a set of tabs: the element around it, its labels, and its panels in the same order. */
interface TabKind {
  readonly set: string;
  readonly labels: string;
  readonly panels: string;
}

/** Of VitePress, of Material for MkDocs in its two forms, and by the roles that screen readers know: Docusaurus and Starlight. */
const KINDS: readonly TabKind[] = [
  { set: '.vp-code-group', labels: '.tabs label', panels: '.blocks > *' },
  { set: '.tabbed-alternate', labels: '.tabbed-labels > label', panels: '.tabbed-block' },
  { set: '.tabbed-set', labels: '.tabbed-set > label', panels: '.tabbed-set > .tabbed-content' },
  { set: '.tabs-container, starlight-tabs', labels: '[role="tab"]', panels: '[role="tabpanel"]' },
];

/** Puts each label of a set of tabs above its panel, and shows all panels: a page has the labels in one line, and hides all panels but one. */
export function labelTabs(document: PageDocument): void {
  for (const kind of KINDS) for (const set of [...document.querySelectorAll(kind.set)]) labelSet(document, set, kind);
}

function labelSet(document: PageDocument, set: PageElement, kind: TabKind): void {
  // Those of a set in a panel are its own.
  const own = (selector: string): readonly PageElement[] =>
    [...set.querySelectorAll(selector)].filter((element) => element.closest(kind.set) === set);
  const labels = own(kind.labels);
  const panels = own(kind.panels);
  if (labels.length !== panels.length) return;
  for (const [index, panel] of panels.entries()) {
    const title = document.createElement('p');
    const words = document.createElement('strong');
    // As text: a label may speak of a tag.
    words.textContent = labels[index]?.textContent?.trim() ?? '';
    title.prepend(words);
    labels[index]?.remove();
    panel.prepend(title);
    panel.removeAttribute('hidden');
  }
}
