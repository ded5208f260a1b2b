import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { VFile } from 'vfile';
import { DepthError, MAX_DEPTH } from '../parse-markdown.ts';
import { parseBounded } from './bounded-html.ts';
import { beginsCode, isHiddenElement } from './hidden-elements.ts';
import { createHtmlBounds } from './html-bounds.ts';
import { pictureSource } from './picture-source.ts';

/**
 * HTML as a browser reads it, without remarks and elements that hold no word for readers. Never fails on broken HTML.
 *
 * @throws {DepthError} if it nests more than `MAX_DEPTH` deep.
 * @throws {ExcessError} if it has more of something else than is read.
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
 * @throws {ExcessError} if it has more of something else than is read.
 */
export function parsePage(html: string): Root {
  return read(html, false);
}

/** The conversion goes as deep as the stack does. */
function read(html: string, isFragment: boolean): Root {
  const tree = parseBounded(html, createHtmlBounds(), { isFragment, hasScripts: false, hasPlaces: true });
  try {
    return fromParse5(tree, { file: new VFile(html) }) as Root;
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
  if (node.type === 'doctype') return false;
  return (
    node.type !== 'element' || !isHiddenElement(node, { parent: parent.type === 'element' ? parent : undefined, isInCode: () => isInCode })
  );
}
