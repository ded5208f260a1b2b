import type { Editor, TermAct, TermVersion } from './curated-term.ts';

const done: Readonly<Record<TermAct, string>> = {
  add: 'added it',
  edit: 'edited it',
  alias: 'changed its other names',
  merge: 'merged it',
  hide: 'hid it',
  restore: 'showed it again',
  undo: 'took a change back',
  accept: 'accepted a suggestion',
  reject: 'rejected a suggestion',
  import: 'imported it from a file',
};

/** `Ada hid it on 2026-11-30 09:05 UTC: not a term`. */
export function describeVersion({ by, act, at, note }: TermVersion): string {
  return `${nameOfEditor(by)} ${done[act]} on ${describeMoment(at)}${note === '' ? '' : `: ${note}`}`;
}

/** A person as the platform named them, else by their id. */
export function nameOfEditor({ name, userId, platform }: Editor): string {
  return name === '' ? `${userId} (${platform})` : name;
}

/** A moment to the minute, in UTC: an editor's own time zone is not known. */
export function describeMoment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
