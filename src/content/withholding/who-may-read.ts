import { FRONT_MATTER_KEYS } from '../front-matter-keys.ts';
import { type LocatedEntry, type LocatedValue, normalizeKey, textOf } from '../located-value.ts';
import { type Moment, readMoment } from '../moment.ts';
import type { ProblemLog } from '../problem-log.ts';
import { createComplaints } from './complaints.ts';
import { type Meaning, meaningOf } from './meanings.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judgement.ts';
import { partsOf, whatItSays } from './read-value.ts';
import { isHeldBy, isPartOfPage, suspicionOf } from './suspicion.ts';

/** The audience and the time of an article by its front matter: of several fields, the strictest. */
export interface WhoMayRead {
  /** The offsets of the fields of which it cannot be told: the log has an error for each, and the file must be left out. */
  readonly doubted: readonly number[];
  /** The field that keeps it from everybody, as it may be told to its editor; absent if none does. */
  readonly heldBy?: string;
  readonly forMembers: boolean;
  /** The latest of the dates of publication; the article is for nobody before it. */
  readonly opens?: Moment;
  /** The latest of those that say when it was published, to be shown. */
  readonly publishedAt?: Moment;
  readonly embargo?: Moment;
  /** The earliest of the dates from which it is for nobody any more. */
  readonly closes?: Moment;
}

/** Deeper than this no tool keeps what decides: `params: { build: { render: never } }`. */
const MAX_DEPTH = 4;
/** Names of one thing among others when they stand in a group: the date of an event, the type of a picture. */
const ONLY_OUTSIDE =
  /^(?:date|created(?:at)?|valid(?:from|until)|available(?:from|until)|state|stage|phase|requires|search|permalink|plans?|permissions?|access|audiences?|readers|viewers|subscription|members|show|tiers?)$/;
/** Groups that are about the article as a whole, whatever their name is made of. */
const WHOLE = /^(?:_?build|params|extra|meta|metadata|seo|page|data|custom|options|settings|search|pagefind|frontmatter|attributes)$/;

export function readWhoMayRead(tree: LocatedValue | undefined, zone: string, log: ProblemLog): WhoMayRead {
  const judgements: Judgement[] = [];
  for (const entry of tree?.kind === 'map' ? tree.entries : []) judgements.push(...readEntry(entry, [], zone, log));
  const heldBy = judgements.find((each) => each.kind === 'held')?.by;
  const moments = (kind: 'opens' | 'embargo' | 'closes'): readonly Moment[] =>
    judgements.flatMap((each) => (each.kind === kind ? [each.moment] : [])).sort((a, b) => a.at - b.at);
  const shown = judgements.flatMap((each) => (each.kind === 'opens' && each.isShown !== 'never' ? [each] : []));
  const own = shown.filter(({ isShown }) => isShown === 'first');
  const publishedAt = (own.length > 0 ? own : shown)
    .map(({ moment }) => moment)
    .sort((a, b) => a.at - b.at)
    .at(-1);
  const [opens, embargo, closes] = [moments('opens').at(-1), moments('embargo').at(-1), moments('closes')[0]];
  return {
    doubted: judgements.flatMap((each) => (each.kind === 'doubtful' ? [each.keyOffset] : [])),
    ...(heldBy === undefined ? {} : { heldBy }),
    forMembers: judgements.some(({ kind }) => kind === 'members'),
    ...(opens === undefined ? {} : { opens }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(embargo === undefined ? {} : { embargo }),
    ...(closes === undefined ? {} : { closes }),
  };
}

function readEntry(entry: LocatedEntry, groups: readonly string[], zone: string, log: ProblemLog): readonly Judgement[] {
  const { key, value } = entry;
  const isInside = groups.length > 0;
  const name = normalizeKey(key);
  if (/^build$/.test(normalizeKey(groups.at(-1) ?? ''))) return readBuild(entry, groups);
  const meaning = isInside && ONLY_OUTSIDE.test(name) ? undefined : meaningOf(key);
  if (key.startsWith('x-') || (key.startsWith('_') && name !== 'build')) return [];
  if (meaning !== undefined && !(value.kind === 'map' && goesDeeper(meaning)))
    return judge({ entry, meaning: isInside ? (LENIENT[meaning] ?? meaning) : meaning, path: [...groups, key], zone }, log);
  if (value.kind === 'map') {
    if (groups.length >= MAX_DEPTH || (!WHOLE.test(name) && (isPartOfPage(key) || FIELDS_WITH_GROUPS.has(name)))) return [];
    return value.entries.flatMap((inner) => readEntry(inner, [...groups, key], zone, log));
  }
  if (OF_A_KIND.test(name))
    return /^(?:drafts?|private|unpublished|unlisted|hidden)$/i.test(textOf(value) ?? '') ? [{ kind: 'held', by: `\`${key}\`` }] : [];
  // A publication's name for most; a date for some.
  if (PUBLICATION.has(name)) return readMomentOf(entry, zone).map((moment) => ({ kind: 'opens', moment, isShown: 'first' }));
  return KNOWN.has(name) ? [] : readUnknown(entry, groups, zone, log);
}

const PUBLICATION: ReadonlySet<string> = new Set(['publishedon', 'publishedin']);
const OF_A_KIND = /^(?:type|kind|layout|posttype|contenttype)$/;
/** A group below these is read field by field; below the others it is a value that is not understood. */
function goesDeeper(meaning: Meaning): boolean {
  return meaning.startsWith('maybe') || meaning === 'members' || meaning === 'opens' || meaning === 'published';
}

/** In a group a name is less sure to be about the article. */
const LENIENT: Partial<Record<Meaning, Meaning>> = { status: 'maybeStatus', audience: 'maybeAudience' };

const KNOWN: ReadonlySet<string> = new Set(Object.values(FRONT_MATTER_KEYS).flat());
/** People, pictures and notes: what is said in them is about those. */
const FIELDS_WITH_GROUPS: ReadonlySet<string> = new Set([
  ...FRONT_MATTER_KEYS.bylines,
  ...FRONT_MATTER_KEYS.image,
  ...FRONT_MATTER_KEYS.topics,
  ...FRONT_MATTER_KEYS.source,
  ...FRONT_MATTER_KEYS.corrections,
  ...FRONT_MATTER_KEYS.retraction,
  ...FRONT_MATTER_KEYS.updatedAt,
  'cascade',
  'event',
  'events',
]);

/** Hugo's `build`: whether a page is made of the file, and whether it is in lists. */
function readBuild({ key, value }: LocatedEntry, groups: readonly string[]): readonly Judgement[] {
  const written = (textOf(value) ?? '').toLowerCase();
  const isHeld =
    (/^render$/i.test(key) && /^(?:never|false|no|link)$/.test(written)) || (/^list$/i.test(key) && /^(?:never|false|no)$/.test(written));
  return isHeld ? [{ kind: 'held', by: `\`${[...groups, key].join('.')}: ${written}\`` }] : [];
}

/** A name that is not known, and may speak of it all the same. */
function readUnknown(entry: LocatedEntry, groups: readonly string[], zone: string, log: ProblemLog): readonly Judgement[] {
  const { key, value } = entry;
  const suspicion = suspicionOf(key);
  if (suspicion === undefined) return [];
  const path = [...groups, key];
  const [moment] = readMomentOf(entry, zone);
  if (moment !== undefined) {
    const meant = suspicion.kind === 'slip' ? meaningOf(suspicion.of) : undefined;
    if (/expir|unpubl/i.test(key) || meant === 'closes') return [{ kind: 'closes', moment }];
    if (/publi|schedul/i.test(key) || meant === 'opens' || meant === 'published') return [{ kind: 'opens', moment, isShown: 'never' }];
  }
  const said = value.kind === 'text' ? [whatItSays(value)] : partsOf(value).map(whatItSays);
  if (!said.some((each) => isHeldBy(suspicion, each))) return [];
  createComplaints(log).unknownName({ ...entry, path }, suspicion);
  return [{ kind: 'doubtful', keyOffset: entry.keyOffset }];
}

/** A number alone is a count as likely as a date. */
function readMomentOf({ value }: LocatedEntry, zone: string): readonly Moment[] {
  const text = textOf(value);
  const moment = text === undefined || !/\D/.test(text) ? undefined : readMoment(text, zone);
  return moment === undefined ? [] : [moment];
}
