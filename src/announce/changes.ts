import type { Article, Slug } from '../content/article.ts';
import type { Edition } from '../content/edition.ts';
import { isForMembers } from '../content/teaser.ts';
import { visibleEdition } from '../content/visible-edition.ts';
import { createAbsenceJudge } from './absence.ts';
import { type ArticleState, createArticleState, hashSection, isEarlierPrint, readVisibleState } from '../delivery/article-state.ts';
import { createSketchIndex } from '../delivery/text-sketch.ts';
import { keepText, keepWords } from '../words/kept-text.ts';

export interface Change {
  /** The strongest of what happened: a retraction outranks a correction, a correction a change, a change a move. `returned`: it was taken down, and is there again as it was. */
  readonly kind: 'new' | 'changed' | 'corrected' | 'retracted' | 'moved' | 'returned';
  readonly article: Article;
  readonly state: ArticleState;
  /** Set when the article stood under another slug before. */
  readonly movedFrom?: Slug;
  /** One line without a full stop for an editor's eye, as a kept text; empty for a new article. */
  readonly what: string;
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** Every state that differs from what was known, to be written in one transaction. `replaces` names a slug that is no longer used. */
  readonly writes: readonly { readonly state: ArticleState; readonly replaces?: Slug }[];
  /** The articles that are gone for certain since the last comparison. */
  readonly takenDown: readonly ArticleState[];
  /** When what is only missing now will be gone for certain, in milliseconds since the epoch. */
  readonly confirmAt?: number;
}

/** Half of the sections must be the same for an article under a new slug to be the old one. */
const SAME_ARTICLE_SHARE = 0.5;
/** More new addresses than this at once are the operator's: the whole site has moved, and its old addresses lead to the new ones. */
const MAX_READDRESSED = 20;

/** So long a file that is missing may be one that is being replaced: a checkout or a copy takes a moment between removing and writing. */
export const CONFIRM_MS = 5_000;

/**
 * Compares what was known with what may be read now. The order of files, dates and duplicate items are not a change.
 * What lies in files that were not read is neither gone nor another article's earlier self.
 */
export function compareEditions(known: readonly ArticleState[], edition: Edition, now: number): Comparison {
  const { edition: visible, held } = visibleEdition(edition, now);
  const bySlug = new Map(known.map((state) => [state.slug, state]));
  const seen = new Map(visible.articles.map((article) => [article.slug, article]));
  const judgeAbsence = createAbsenceJudge(edition, held, now);
  const absent = known.filter((state) => !seen.has(state.slug)).map((state) => ({ state, absence: judgeAbsence(state) }));
  const orphans = absent.filter(({ absence }) => absence.kind === 'missing').map(({ state }) => state);
  let findLike: ReturnType<typeof createSketchIndex<ArticleState>> | undefined;
  const likeOf = (sketch?: string): ReadonlyMap<ArticleState, number> => (findLike ??= createSketchIndex(orphans.slice()))(sketch);
  const byFile = new Map(known.flatMap((state) => (state.file === undefined ? [] : [[state.file, state] as const])));
  const files = new Set(visible.articles.map(({ file }) => file?.path));
  /** Two files may have wanted one slug: it is another file's now, and this one has a longer one. */
  const isPassedOn = ({ slug, file }: ArticleState): boolean =>
    file !== undefined && files.has(file) && seen.has(slug) && seen.get(slug)?.file?.path !== file;
  const beforeOf = ({ slug, file }: Article): ArticleState | undefined => {
    const named = bySlug.get(slug);
    if (named !== undefined && !isPassedOn(named)) return named;
    const own = file === undefined ? undefined : byFile.get(file.path);
    return own !== undefined && isPassedOn(own) ? own : undefined;
  };
  const changes: Change[] = [];
  const writes: { state: ArticleState; replaces?: Slug }[] = [];

  for (const article of seen.values()) {
    const before = beforeOf(article) ?? takeMoved(orphans, article, likeOf);
    const change = compareArticle(before, article, now);
    if (change === undefined) continue;
    if (change.kind !== undefined) changes.push({ ...change, kind: change.kind });
    writes.push({ state: change.state, ...(change.movedFrom === undefined ? {} : { replaces: change.movedFrom }) });
  }
  // A slug that was passed on is freed before its new owner is written.
  writes.sort((a, b) => Number(b.replaces !== undefined) - Number(a.replaces !== undefined));
  const missing = new Set(orphans);
  const takenDown: ArticleState[] = [];
  let confirmAt = Number.POSITIVE_INFINITY;
  for (const { state, absence } of absent) {
    // An article that was found again under another slug is not gone.
    if (state.presence === 'takenDown' || absence.kind === 'unknown' || (absence.kind === 'missing' && !missing.has(state))) continue;
    const goneAt = state.presence === 'present' ? now : state.goneAt;
    if (absence.kind === 'withheld' || (goneAt !== undefined && goneAt + CONFIRM_MS <= now)) {
      takenDown.push(state);
      writes.push({ state: { ...state, presence: 'takenDown' } });
    } else if (goneAt !== undefined) {
      confirmAt = Math.min(confirmAt, goneAt + CONFIRM_MS);
      if (state.presence === 'present') writes.push({ state: { ...state, presence: 'gone', goneAt } });
    }
  }
  const readdressed = changes.filter(isReaddressed);
  return {
    // More at once are a move of the whole site.
    changes: readdressed.length <= MAX_READDRESSED ? changes : changes.filter((change) => !isReaddressed(change)),
    writes,
    takenDown,
    ...(confirmAt === Number.POSITIVE_INFINITY ? {} : { confirmAt }),
  };
}

/** Nothing but where it is read has changed: its posts get the new address, without a word. */
function isReaddressed({ kind, movedFrom }: Change): boolean {
  return kind === 'moved' && movedFrom === undefined;
}

/** Undefined when nothing differs; without `kind` when only the record does (a file came back, a date moved). */
function compareArticle(
  before: ArticleState | undefined,
  article: Article,
  now: number,
): (Omit<Change, 'kind'> & { readonly kind?: Change['kind'] }) | undefined {
  if (before === undefined) {
    const state = createArticleState(article, now);
    return article.announce === false ? { article, state, what: '' } : { kind: 'new', article, state, what: '' };
  }
  const visible = readVisibleState(article);
  const isEarlier = before.sketch === undefined;
  const isChanged = visible.print !== before.print && !(isEarlier && isEarlierPrint(before.print, article));
  const movedFrom = before.slug === article.slug ? undefined : before.slug;
  const state: ArticleState = {
    ...visible,
    articleId: before.articleId,
    revision: before.revision + (isChanged || movedFrom !== undefined ? 1 : 0),
    firstSeenAt: before.firstSeenAt,
    presence: 'present',
  };
  const common = { article, state, ...(movedFrom === undefined ? {} : { movedFrom }) };
  if (isChanged) return { ...common, ...describeRevision(before, state, article) };
  if (movedFrom !== undefined) return { ...common, kind: 'moved', what: `moved from ${movedFrom}` };
  if (before.presence === 'takenDown') return { ...common, kind: 'returned', what: '' };
  if (!isEarlier && before.url !== visible.url) return { ...common, kind: 'moved', what: `moved from ${before.url ?? 'no address'}` };
  const isRecordChanged =
    isEarlier ||
    before.presence === 'gone' ||
    before.publishedAt !== article.publishedAt ||
    before.file !== visible.file ||
    before.opensAt !== visible.opensAt;
  return isRecordChanged ? { ...common, what: '' } : undefined;
}

function describeRevision(
  before: ArticleState,
  after: ArticleState,
  article: Article,
): { readonly kind: Change['kind']; readonly what: string } {
  if (after.retraction !== undefined && before.retraction === undefined) return { kind: 'retracted', what: keepWords(after.retraction) };
  const known = new Set(before.corrections);
  const corrections = after.corrections.filter((correction) => !known.has(correction));
  if (corrections.length > 0) return { kind: 'corrected', what: keepWords(corrections.join(' ')) };
  if (after.retraction === undefined && before.retraction !== undefined) return { kind: 'changed', what: keepText('retractionLifted') };
  return { kind: 'changed', what: isForMembers(article) ? '' : describeSections(before, after, article) };
}

/** At most three clauses, as a kept text: `“Cooling” rewritten, “Power” added, 2 more changes`. */
function describeSections(before: ArticleState, after: ArticleState, article: Article): string {
  const old = new Map(before.sections.map((section) => [section.anchor, section]));
  const current = new Set(after.sections.map((section) => section.anchor));
  const clauses: string[] = [];
  if (before.title !== after.title) clauses.push(keepText('newTitle', before.title));
  for (const section of after.sections) {
    const previous = old.get(section.anchor);
    const name = section.anchor === article.sections[0]?.anchor ? keepText('theBeginning') : keepText('section', section.heading);
    if (previous === undefined) clauses.push(keepText('sectionAdded', name));
    // The first section carries the title as its heading: a new title alone did not rewrite it.
    else if (previous.hash !== section.hash && before.title === after.title) clauses.push(keepText('sectionRewritten', name));
    else if (previous.hash !== section.hash && previous.heading === section.heading) clauses.push(keepText('sectionRewritten', name));
  }
  for (const section of before.sections)
    if (!current.has(section.anchor)) clauses.push(keepText('sectionRemoved', keepText('section', section.heading)));
  if (clauses.length === 0) return keepText('creditsChanged');
  const shown = clauses.slice(0, 3);
  const hidden = clauses.length - shown.length;
  return keepText('changes', ...shown, ...(hidden === 0 ? [] : [keepText('moreChanges', hidden)]));
}

/** Finds and removes the orphan that `article` was before its slug changed. */
function takeMoved(
  orphans: ArticleState[],
  article: Article,
  likeOf: (sketch?: string) => ReadonlyMap<ArticleState, number>,
): ArticleState | undefined {
  const named = orphans.findIndex(({ slug }) => article.formerSlugs?.includes(slug));
  if (named !== -1) return orphans.splice(named, 1)[0];
  const visible = readVisibleState(article);
  const hashes = new Set(visible.sections.map((section) => section.hash));
  const alike = likeOf(visible.sketch);
  let best = -1;
  let bestShare = 0;
  for (const [index, orphan] of orphans.entries()) {
    const shared = orphan.sections.filter((section) => hashes.has(section.hash)).length;
    const share = shared / Math.max(orphan.sections.length, visible.sections.length);
    const isNamesake = orphan.title === visible.title && orphan.bylines.join() === visible.bylines.join();
    const closeness = Math.max(
      share + (isNamesake ? SAME_ARTICLE_SHARE : 0),
      alike.get(orphan) ?? (isSameUntitled(orphan, article) ? 1 : 0),
    );
    if (closeness >= SAME_ARTICLE_SHARE && closeness > bestShare) [best, bestShare] = [index, closeness];
  }
  return best === -1 ? undefined : orphans.splice(best, 1)[0];
}

/** Of what was recorded before texts had sketches: the same one section, under the heading that it had. */
function isSameUntitled({ sketch, sections: earlier }: ArticleState, { sections }: Article): boolean {
  const [only, ...others] = sections;
  const [before, ...more] = earlier;
  if (sketch !== undefined || !only || !before || others.length + more.length > 0) return false;
  return hashSection(only, before.heading) === before.hash;
}
