import type { Words } from '../words/words.ts';
import type { Editor, TermVersion } from './curated-term.ts';

/** `Ada hid it on 2026-11-30 09:05 UTC: not a term`. */
export function describeVersion({ by, act, at, note }: TermVersion, words: Words): string {
  const change = words.termActs[act](nameOfEditor(by), describeMoment(at));
  return note === '' ? change : words.withReason(change, note);
}

/** A person as the platform named them, else by their id; of somebody whose workspace is forgotten the platform alone. */
export function nameOfEditor({ name, userId, platform }: Editor): string {
  return name === '' ? `${userId} (${platform})`.trimStart() : name;
}

/** A moment to the minute, in UTC: an editor's own time zone is not known. */
export function describeMoment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
