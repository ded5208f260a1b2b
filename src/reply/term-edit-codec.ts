import type { TermEdit } from './intent.ts';

const letters = {
  add: 'a',
  edit: 'e',
  alias: 'n',
  merge: 'm',
  hide: 'h',
  restore: 'r',
  undo: 'u',
  suggest: 's',
  accept: 'y',
  reject: 'x',
} as const satisfies Record<TermEdit['act'], string>;
const acts = new Map(Object.entries(letters).map(([act, letter]) => [letter as string, act as TermEdit['act']]));

/** The act, the term, its version and the suggestion: at most 33 characters with what parts them, so a name of 60 fits behind them in 100. */
export function termEditFields({ act, term, suggestion }: TermEdit): readonly string[] {
  return [letters[act], term?.id ?? '', term === undefined ? '' : String(term.version), suggestion === undefined ? '' : String(suggestion)];
}

/** Reads what `termEditFields` gave, with the name behind it; undefined for everything else. */
export function decodeTermEdit(letter: string, rest: string | undefined): TermEdit | undefined {
  const act = acts.get(letter);
  const fields = /^([\w-]{12})?\|(\d{0,9})\|(\d{0,9})\|([^]*)$/u.exec(rest ?? '');
  if (act === undefined || fields === null) return undefined;
  const [, id = '', version = '', suggestion = '', name = ''] = fields;
  if ((id === '') !== (version === '')) return undefined;
  return {
    act,
    ...(id === '' ? {} : { term: { id, version: Number(version) } }),
    ...(suggestion === '' ? {} : { suggestion: Number(suggestion) }),
    ...(name === '' ? {} : { name }),
  };
}
