import { isElement } from '../inline-html.ts';
import type { Edit } from './edited-text.ts';

/** An opening tag with the bounds of one that a person writes: no longer text is looked through. */
const TAG =
  /<([a-z][a-z\d]*)((?:\s{1,80}[\w:-]{1,60}(?:=(?:"[^"]{0,2000}"|'[^']{0,2000}'|\{(?:[^{}]|\{[^{}]{0,2000}\}){0,2000}\}))?){1,40})\s{0,80}\/?>/gu;
const ATTRIBUTE = /(?<!\s)\s+[\w:-]+=(?:"[^"]*"|'[^']*'|(\{(?:[^{}]|\{[^{}]*\})*\}))/gu;

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

/** A tag with `@click="..."` or, of a template, `#name` of Vue, which HTML does not have. The same bounds. */
const VUE_TAG = /<([A-Za-z][\w.-]{0,60})((?:\s{1,80}[\w:@#.-]{1,60}(?:=(?:"[^"]{0,2000}"|'[^']{0,2000}'))?){1,40})\s{0,80}\/?>/gu;
const VUE_ATTRIBUTE = /(?<!\s)\s+[\w:@#.-]+(?:=(?:"[^"]*"|'[^']*'))?/gu;
const EVENT = /^\s+@[a-z][\w:.-]*=/iu;
const SLOT = /^\s+#[a-z]/iu;
/** Of the line up to the tag: so far in, it may be code. */
const INDENTED = /^(?: {4}|\t)/u;

/** `<a @click="go(0)">`: the attribute goes, and the tag is one of HTML. */
export function readVueAttributes(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { index, 1: name = '', 2: attributes = '' } of text.matchAll(VUE_TAG)) {
    if (isCode(index) || INDENTED.test(text.slice(text.lastIndexOf('\n', index) + 1, index))) continue;
    for (const attribute of attributes.matchAll(VUE_ATTRIBUTE)) {
      if (!EVENT.test(attribute[0]) && !(name === 'template' && SLOT.test(attribute[0]))) continue;
      const start = index + 1 + name.length + attribute.index;
      edits.push({ start, end: start + attribute[0].length, text: '' });
    }
  }
  return edits;
}
