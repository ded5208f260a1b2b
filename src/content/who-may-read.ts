import type { IsoDate, Visibility } from './article.ts';
import { type FrontMatterField, type FrontMatterFields, holdsNothingBack, isUnpublished } from './front-matter-keys.ts';
import { epochOfIsoDate, toIsoDate } from './iso-date.ts';
import { type LocatedValue, textOf } from './located-value.ts';
import type { ProblemLog } from './problem-log.ts';

const YES = /^(?:true|yes|y|on|1)$/i;
const NO = /^(?:false|no|n|off|0)$/i;

/** How much a value holds back: an embargo by its end, the others all or nothing. What cannot be read holds back most. */
export function strictnessOf(field: FrontMatterField, value: LocatedValue): number {
  if (field === 'status') return value.kind !== 'text' || isUnpublished(textOf(value) ?? '') ? 1 : 0;
  if (!holdsBack(value)) return 0;
  const until = field === 'embargo' ? toIsoDate(textOf(value) ?? '') : undefined;
  return until === undefined ? Number.MAX_SAFE_INTEGER : epochOfIsoDate(until);
}

/** Whether a value of a field that decides it keeps the article from anybody. */
export function holdsBack(value: LocatedValue): boolean {
  return !holdsNothingBack(textOf(value) ?? '');
}

/** Undefined when it cannot be told: then the log has an error, and the file must be left out. */
export function readDraft(fields: FrontMatterFields, log: ProblemLog): boolean | undefined {
  const status = fields.get('status');
  if (status !== undefined && status.kind !== 'text') {
    log.error('frontMatter.status', status.offset, {
      what: `${nameOf(status)} is no status`,
      why: 'whether the article may be read cannot be told',
      fix: 'Write `status: draft` or `status: published`',
    });
    return undefined;
  }
  if (isUnpublished(textOf(status) ?? '')) return true;
  const published = textOf(fields.get('publishedAt'));
  if (published !== undefined && NO.test(published)) return true;
  const value = fields.get('draft');
  if (value === undefined) return false;
  const written = textOf(value) ?? '';
  if (YES.test(written)) return true;
  if (NO.test(written)) return false;
  log.error('frontMatter.draft', value.offset, {
    what: `${nameOf(value)} is neither true nor false`,
    why: 'whether the article may be read cannot be told',
    fix: 'Write `draft: true` or `draft: false`',
  });
  return undefined;
}

/** How a problem calls a value that is not what it should be. */
function nameOf(value: LocatedValue): string {
  return value.kind === 'text' ? `"${value.text.trim().slice(0, 60)}"` : value.kind === 'list' ? 'A list' : 'A group of fields';
}

/** Dates are kept in whole seconds; nothing of an article may be seen in the part of one that is cut off. */
function isFraction(written: string): boolean {
  return /:\d{2}[.,]0*[1-9]/.test(written);
}

function nextSecond(date: IsoDate): IsoDate {
  return new Date(epochOfIsoDate(date) + 1_000).toISOString().replace('.000Z', 'Z');
}

/** Undefined when it cannot be told, as for `readDraft`. */
export function readVisibility(fields: FrontMatterFields, log: ProblemLog): Visibility | undefined {
  const audience = readAudience(fields, log);
  const embargo = fields.get('embargo');
  const until = textOf(embargo);
  if (embargo === undefined || (until !== undefined && NO.test(until))) return audience;
  const date = toIsoDate(until ?? '');
  if (date === undefined) {
    log.error('frontMatter.embargo', embargo.offset, {
      what: `${nameOf(embargo)} is not a date`,
      why: 'until when the article is held back cannot be told',
      fix: 'Write it as 2026-11-02T09:30:00+01:00',
    });
    return undefined;
  }
  return (
    audience && {
      kind: 'embargoed',
      until: isFraction(until ?? '') ? nextSecond(date) : date,
      ...(audience.kind === 'members' ? { forMembers: true as const } : {}),
    }
  );
}

function readAudience(fields: FrontMatterFields, log: ProblemLog): Exclude<Visibility, { kind: 'embargoed' }> | undefined {
  const value = fields.get('visibility');
  if (value === undefined) return { kind: 'public' };
  const written = textOf(value) ?? '';
  if (/^(?:public|everyone|all|open)$/i.test(written)) return { kind: 'public' };
  if (/^(?:members?|paid|tiers|subscribers?|private|members[- ]only|paid[- ]members)$/i.test(written)) return { kind: 'members' };
  log.error('frontMatter.visibility', value.offset, {
    what: `${nameOf(value)} is no visibility`,
    why: 'who may read the article cannot be told',
    fix: 'Write `visibility: public` or `visibility: members`; hold an article back with `embargo: 2026-11-02T09:30:00Z`',
  });
  return undefined;
}
