import { type LocatedEntry, type LocatedValue, normalizeKey } from '../located-value.ts';
import { isOneSlip } from '../one-slip.ts';
import type { ProblemLog } from '../problem-log.ts';
import { epochInZone } from '../time-zone.ts';
import type { Field, Judgement } from './judgement.ts';
import { SLIPPABLE } from './meanings.ts';
import type { Suspicion } from './suspicion.ts';

/** The complaints about a field that is not understood. All but `unreadDate` leave the file out. */
export interface Complaints {
  empty(field: Field): readonly Judgement[];
  noFlag(field: Field): readonly Judgement[];
  noStatus(field: Field): readonly Judgement[];
  noAudience(field: Field): readonly Judgement[];
  noEmbargo(field: Field): readonly Judgement[];
  noOpening(field: Field): readonly Judgement[];
  noClosing(field: Field): readonly Judgement[];
  /** A date in a form that is not read holds the article back to the end of the month or year that it names. */
  unreadDate(field: Field, text: string): readonly Judgement[];
  unknownName(entry: LocatedEntry & { readonly path: readonly string[] }, suspicion: Suspicion): void;
}

const WHY = 'whether the article may be read cannot be told';

export function createComplaints(log: ProblemLog): Complaints {
  const refuse = (
    code: string,
    { value, keyOffset }: LocatedEntry,
    words: { what: string; why: string; fix: string },
  ): readonly Judgement[] => {
    log.error(code, value.offset, words);
    return [{ kind: 'doubtful', keyOffset }];
  };
  return {
    empty({ entry, path }) {
      const name = path.join('.').slice(0, 60);
      log.error('frontMatter.empty', entry.keyOffset, {
        what: `\`${name}\` is empty`,
        why: WHY,
        fix: 'Write a value, or remove the line',
      });
      return [{ kind: 'doubtful', keyOffset: entry.keyOffset }];
    },
    noFlag: ({ entry, path }) =>
      refuse('frontMatter.draft', entry, {
        what: `${nameOf(entry.value)} is neither true nor false`,
        why: WHY,
        fix: `Write \`${path.at(-1)}: true\` or \`${path.at(-1)}: false\``,
      }),
    noStatus: ({ entry }) =>
      refuse('frontMatter.status', entry, {
        what: `${nameOf(entry.value)} is not a status that Newsdesk knows`,
        why: WHY,
        fix: 'Write `status: draft` or `status: published`; start the name with `x-` if it is about something else',
      }),
    noAudience: ({ entry }) =>
      refuse('frontMatter.visibility', entry, {
        what: `${nameOf(entry.value)} is not a visibility`,
        why: 'who may read the article cannot be told',
        fix: 'Write `visibility: public` or `visibility: members`; hold an article back with `embargo: 2026-11-02T09:30:00Z`',
      }),
    noEmbargo: ({ entry }) =>
      refuse('frontMatter.embargo', entry, {
        what: `${nameOf(entry.value)} is not a date`,
        why: 'until when the article is held back cannot be told',
        fix: 'Write it as 2026-11-02T09:30:00+01:00',
      }),
    noOpening: ({ entry }) =>
      refuse('frontMatter.publishDate', entry, {
        what: `${nameOf(entry.value)} is not a date`,
        why: 'from when on the article may be read cannot be told',
        fix: 'Write it as 2026-11-02T09:30:00+01:00, or remove the line',
      }),
    noClosing: ({ entry }) =>
      refuse('frontMatter.expiry', entry, {
        what: `${nameOf(entry.value)} is not a date`,
        why: 'until when the article may be read cannot be told',
        fix: 'Write it as 2026-11-02T09:30:00+01:00, or remove the line',
      }),
    unreadDate({ entry, zone }, text) {
      const latest = latestOf(text);
      if (LATER.test(text)) return [];
      const why =
        latest === undefined
          ? 'the article is listed as if it had none'
          : `the article is held back until the end of ${latest.name}, the latest it can mean`;
      log.warning('frontMatter.date', entry.value.offset, {
        what: `${nameOf(entry.value)} is not a date that is read`,
        why,
        fix: 'Write it as 2026-11-02 or 2026-11-02T09:30:00Z',
      });
      if (latest === undefined) return [];
      const at = epochInZone({ ...latest, day: 1, hour: 0, minute: 0, second: 0 }, zone);
      return [{ kind: 'opens', moment: { date: '', at, isLocal: true }, isShown: 'never' }];
    },
    unknownName({ key, keyOffset, path }, suspicion) {
      const slip =
        suspicion.kind === 'slip' ? suspicion.of : SLIPPABLE.find((known) => known.length > 4 && isOneSlip(normalizeKey(key), known));
      const name = path.join('.').slice(0, 60);
      if (slip !== undefined)
        log.error('frontMatter.misspelled', keyOffset, {
          what: `\`${name}\` is not a known field, but close to \`${slip}\``,
          why: 'the article would be published without what it says',
          fix: `Write \`${slip}\`; or start the name with \`x-\` if it is for another program`,
        });
      else
        log.error('frontMatter.withheld', keyOffset, {
          what: `\`${name}\` is not a known field, and reads as if it held the article back`,
          why: 'the article would be published against what it says',
          fix: 'Write `draft: true`, `visibility: members` or `embargo: 2026-11-02T09:30:00Z` for what is meant; or start the name with `x-` if it is about something else',
        });
    },
  };
}

/** Quarto and Eleventy put the day of the build there, or of the file's first or last change. */
const LATER = /^\s*(?:last-modified|today|now|(?:git )?(?:last modified|created))\s*$/iu;

/** The month behind the last day that a text with a year in it can mean. */
function latestOf(text: string): { readonly name: string; readonly year: number; readonly month: number } | undefined {
  const [, year, month] = /(?<!\d)(\d{4})(?:[-/.](\d{1,2})(?!\d))?(?!\d)/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const isMonth = month !== undefined && Number(month) >= 1 && Number(month) <= 11;
  return isMonth
    ? { name: `${year}-${month.padStart(2, '0')}`, year: Number(year), month: Number(month) + 1 }
    : { name: year, year: Number(year) + 1, month: 1 };
}

/** A problem's name for a value that is not what it should be. */
function nameOf(value: LocatedValue): string {
  return value.kind === 'text' ? `"${value.text.trim().slice(0, 60)}"` : value.kind === 'list' ? 'A list' : 'A group of fields';
}
