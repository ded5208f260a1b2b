import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { DepthError, MAX_DEPTH } from '../parse-markdown.ts';
import { beginsCode, isHiddenElement } from './hidden-elements.ts';
import { MAX_NESTING, nestingOf } from './html-bounds.ts';
import { pictureSource } from './picture-source.ts';

/**
 * HTML as a browser reads it, without remarks and without elements that hold no word for readers. Never fails on broken HTML.
 *
 * @throws {DepthError} if it nests more than `MAX_DEPTH` deep.
 */
export function parseHtml(html: string): Root {
  const root = read(html, true);
  prune(root);
  return root;
}

/**
 * A whole page, its head included, as a browser reads it.
 *
 * @throws {DepthError} if it nests more than `MAX_NESTING` deep.
 */
export function parsePage(html: string): Root {
  return read(html, false);
}

/** The parser itself goes as deep as the stack does. */
function read(html: string, fragment: boolean): Root {
  if (nestingOf(html) === undefined) throw new DepthError(`nested more than ${MAX_NESTING} deep`);
  try {
    return fromHtml(html, { fragment });
  } catch (error) {
    if (error instanceof RangeError) throw new DepthError(`nested more than ${MAX_DEPTH} deep`);
    throw error;
  }
}

/** An element whose children are looked at. */
interface Branch {
  readonly parent: Root | Element;
  /** It is a block of code, or stands in one. */
  readonly isInCode: boolean;
}

function prune(root: Root): void {
  let level: readonly Branch[] = [{ parent: root, isInCode: false }];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new DepthError(`nested more than ${MAX_DEPTH} deep`);
    const next: Branch[] = [];
    for (const branch of level) {
      const { parent, isInCode } = branch;
      const kept = (parent.children as readonly (RootContent | ElementContent)[]).filter((child) => isRead(child, branch));
      parent.children = kept as Element['children'];
      for (const child of kept) {
        if (child.type !== 'element') continue;
        if (child.tagName === 'img') child.properties['src'] = pictureSource(child);
        next.push({ parent: child, isInCode: isInCode || beginsCode(child) });
      }
    }
    level = next;
  }
}

function isRead(node: RootContent | ElementContent, { parent, isInCode }: Branch): boolean {
  if (node.type === 'comment' || node.type === 'doctype') return false;
  return (
    node.type !== 'element' || !isHiddenElement(node, { parent: parent.type === 'element' ? parent : undefined, isInCode: () => isInCode })
  );
}
