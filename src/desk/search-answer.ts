import type { Article, Section } from '../content/article.ts';
import { sectionUrl } from '../content/section-url.ts';
import type { Correction, ExplainedFactor, Hit, MissingWord, SearchOutcome, Snippet } from '../search/search.ts';
import { describeEmpty, describeUnmet } from '../reply/describe-reason.ts';
import { wordsFor } from '../words/words-for.ts';

/** A search's outcome as programs get it: from `newsdesk ask --json` and from `createDesk().search`. */
export interface SearchAnswer {
  readonly kind: SearchOutcome['kind'];
  readonly hits: readonly AnswerHit[];
  readonly corrections: readonly Correction[];
  /** Words of the query that the first hit is without, or that no section has. */
  readonly missing: readonly MissingWord[];
  /** The words of a question stand in different places of the first hit: it may be about something else. */
  readonly isApart: boolean;
  /** Words with a hyphen before them that changed the answer. */
  readonly leftOut: readonly string[];
  readonly suggestions: readonly string[];
  /** Why there is nothing, if there is more to say than "no match": a sentence in English. */
  readonly reason?: string;
}

export interface AnswerHit {
  readonly article: { readonly slug: string; readonly title: string; readonly url?: string; readonly publishedAt?: string };
  readonly section: {
    /** The caller's own id, when a program passed the section with one. */
    readonly id?: string;
    readonly anchor: string;
    readonly heading: string;
    readonly headingPath: readonly string[];
    readonly url?: string;
    /** The section's own words, whole. */
    readonly text: string;
  };
  readonly score: number;
  readonly snippet: Snippet;
  /** Opens the article at the snippet; absent for an article without a URL. */
  readonly link?: string | undefined;
  readonly explanation?: readonly ExplainedFactor[];
}

export function searchAnswerOf(outcome: SearchOutcome): SearchAnswer {
  switch (outcome.kind) {
    case 'empty':
      return {
        kind: 'empty',
        hits: [],
        corrections: [],
        missing: [],
        isApart: false,
        leftOut: [],
        suggestions: [],
        reason: describeEmpty(outcome.reason, wordsFor([])),
      };
    case 'noMatch':
      return {
        kind: 'noMatch',
        hits: [],
        corrections: [],
        missing: outcome.missing,
        isApart: false,
        leftOut: outcome.leftOut,
        suggestions: outcome.suggestions,
        ...(outcome.unmet === undefined ? {} : { reason: describeUnmet(outcome.unmet, wordsFor([])) }),
      };
    case 'hits':
      return {
        kind: 'hits',
        hits: outcome.hits.map((hit) => new ReadHit(hit)),
        corrections: outcome.corrections,
        missing: outcome.missing,
        isApart: outcome.isApart,
        leftOut: outcome.leftOut,
        suggestions: outcome.suggestions,
      };
  }
}

/** A hit whose snippet is cut when it is read: a caller who wants the ranking alone does not pay for snippets. */
class ReadHit implements AnswerHit {
  readonly article: AnswerHit['article'];
  readonly section: AnswerHit['section'];
  readonly score: number;
  declare readonly explanation?: readonly ExplainedFactor[];
  readonly #hit: Hit;

  constructor(hit: Hit) {
    this.article = articleOf(hit.article);
    this.section = sectionOf(hit.article, hit.section);
    this.score = hit.score;
    if (hit.explanation !== undefined) this.explanation = hit.explanation;
    this.#hit = hit;
  }

  get snippet(): Snippet {
    return this.#hit.snippet;
  }

  get link(): string | undefined {
    return this.#hit.link;
  }

  /** A getter of a class is not written by itself. */
  toJSON(): AnswerHit {
    const { article, section, score, snippet, link, explanation } = this;
    return {
      article,
      section,
      score,
      snippet,
      ...(link === undefined ? {} : { link }),
      ...(explanation === undefined ? {} : { explanation }),
    };
  }
}

function articleOf({ slug, title, url, publishedAt }: Article): AnswerHit['article'] {
  if (url === undefined && publishedAt === undefined) return { slug, title };
  return { slug, title, ...(url === undefined ? {} : { url }), ...(publishedAt === undefined ? {} : { publishedAt }) };
}

function sectionOf(article: Article, section: Section): AnswerHit['section'] {
  const { id, anchor, heading, headingPath, body } = section;
  const url = sectionUrl(article, section);
  if (url === undefined && id !== undefined) return { id, anchor, heading, headingPath, text: body.text };
  return { ...(id === undefined ? {} : { id }), anchor, heading, headingPath, ...(url === undefined ? {} : { url }), text: body.text };
}
