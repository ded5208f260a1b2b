import { Document, stringify } from 'yaml';
import { toPlainWords } from './plain-words.ts';

/** A term as it is written into `glossary.yaml`. */
export interface WrittenTerm {
  readonly headword: string;
  readonly aliases: readonly string[];
  readonly definition: string;
  readonly seeAlso: readonly string[];
  readonly hidden: boolean;
}

/** The fields of a new entry, in their order; empty ones are left out. */
export function fieldsOf({ aliases, definition, seeAlso, hidden }: WrittenTerm): readonly (readonly [key: string, value: string])[] {
  return [
    ...(aliases.length === 0 ? [] : [['aliases', listAsYaml(aliases)] as const]),
    ...(definition === '' ? [] : [['definition', textAsYaml(definition)] as const]),
    ...(seeAlso.length === 0 ? [] : [['see also', listAsYaml(seeAlso)] as const]),
    ...(hidden ? [['hidden', 'true'] as const] : []),
  ];
}

/** A text on one line, quoted if YAML would read it as something else. */
export function textAsYaml(text: string): string {
  return stringify(asWritten(text), { lineWidth: 0 }).trimEnd();
}

/** A text in the place of a key. */
export function keyAsYaml(text: string): string {
  const written = stringify({ [asWritten(text)]: 'x' }, { lineWidth: 0 }).trimEnd();
  return written.slice(0, -': x'.length);
}

/** `[GPU, "a, b"]` */
export function listAsYaml(texts: readonly string[]): string {
  return flowOf(texts.map(asWritten));
}

/** `{ headword: GPU, definition: ... }` on one line. */
export function termAsFlow({ headword, aliases, definition, seeAlso, hidden }: WrittenTerm): string {
  return flowOf({
    headword: asWritten(headword),
    ...(aliases.length === 0 ? {} : { aliases: aliases.map(asWritten) }),
    ...(definition === '' ? {} : { definition: asWritten(definition) }),
    ...(seeAlso.length === 0 ? {} : { 'see also': seeAlso.map(asWritten) }),
    ...(hidden ? { hidden: true } : {}),
  });
}

function flowOf(value: object): string {
  const document = new Document(value, { flow: true } as never);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, collectionStyle: 'flow' }).trimEnd();
}

/** Words that would be read as Markdown get backslashes, so that they are read as they are. */
function asWritten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const written = [line, escapeMarkup(line, '&amp;'), escapeMarkup(line, '&amp;amp;')];
  return written.find((each) => toPlainWords(each) === line) ?? line;
}

/** An address is read as it is. Some references are read twice (`&amp;nbsp;` is a space), so `&` may have to be written twice. */
function escapeMarkup(line: string, ampersand: string): string {
  return line
    .replace(/([a-z][a-z\d+.-]*:\/\/\S*)|&/giu, (_, address?: string) => address ?? ampersand)
    .replace(/[\\`*_~[\](){}#<>!|%+]/gu, '\\$&');
}
