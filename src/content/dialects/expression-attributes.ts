import { isElement } from '../inline-html.ts';
import type { Edit } from './edited-text.ts';

/** An opening tag with the bounds of one that a person writes: no longer text is looked through. */
const TAG =
  /<([a-z][a-z\d]*)((?:\s{1,80}[\w:-]{1,60}(?:=(?:"[^"]{0,2000}"|'[^']{0,2000}'|\{(?:[^{}]|\{[^{}]{0,2000}\}){0,2000}\}))?){1,40})\s{0,80}\/?>/gu;
const ATTRIBUTE = /\s+[\w:-]+=(?:"[^"]*"|'[^']*'|(\{(?:[^{}]|\{[^{}]*\})*\}))/gu;

/** `<span style={{ color: 'teal' }}>` in Markdown that a program reads as MDX: the attribute goes, and the element stays one. */
export function readExpressionAttributes(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { index, 0: tag, 1: name = '', 2: attributes = '' } of text.matchAll(TAG)) {
    if (!tag.includes('={') || !isElement(name) || isCode(index)) continue;
    const from = index + 1 + name.length;
    for (const attribute of attributes.matchAll(ATTRIBUTE)) {
      if (attribute[1] === undefined) continue;
      edits.push({ start: from + attribute.index, end: from + attribute.index + attribute[0].length, text: '' });
    }
  }
  return edits;
}
