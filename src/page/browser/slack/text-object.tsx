import type { VNode } from 'preact';
import type { Json } from '../../protocol.ts';
import { MarkupView } from '../markup/markup-view.tsx';
import { recordOf, textOf } from '../payload.ts';
import { parseMrkdwn } from './mrkdwn/parse.ts';

/** A text object: mrkdwn with its markup, plain text as it is. */
export function TextObject({ value }: { readonly value: unknown }): VNode | null {
  const object = recordOf(value);
  if (!object) return null;
  if (object['type'] === 'mrkdwn') return <MarkupView blocks={parseMrkdwn(textOf(object['text']))} />;
  return <p class="markup-lines">{textOf(object['text'])}</p>;
}

/** The words of a text object, for labels. */
export function wordsOf(value: unknown): string {
  return textOf(recordOf(value)?.['text']);
}

export function optionOf(option: Json): { readonly value: string; readonly label: string; readonly note: string | undefined } {
  return { value: textOf(option['value']), label: wordsOf(option['text']), note: wordsOf(option['description']) || undefined };
}
