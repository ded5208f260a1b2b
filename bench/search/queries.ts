import type { BenchSection } from './adapter.ts';
import { Random } from './random.ts';
import { slip } from './slips.ts';

/** A query with the sections that are right for it, by id, and how right. */
export interface BenchQuery {
  readonly id: number;
  readonly type: string;
  readonly q: string;
  readonly rel: Readonly<Record<number, number>>;
}

interface Doc {
  readonly id: number;
  readonly title: readonly string[];
  readonly heading: readonly string[];
  readonly body: readonly string[];
  readonly rawBody: string;
  readonly words: ReadonlySet<string>;
}

type Draft = { readonly q: readonly string[]; readonly rel: Readonly<Record<number, number>> };

const QUESTIONS: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `what does it say about ${b} in ${a}?`,
  (a, b) => `how is ${b} explained for ${a}`,
  (a, b) => `can you tell me about ${b} and ${a}?`,
  (a, b) => `i would like to know more about ${b} of ${a}`,
  (a, b) => `where do i find something on ${b} with ${a}`,
  (a, b) => `${a}: what is said about ${b}?`,
];
const SUFFIXES = ['s', 'es', 'ed', 'ing', 'd', 'ly', 'er'];

export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f'’]/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * Labeled queries of the kinds people type, made from the sections themselves: what is right follows from what a
 * section contains, never from an engine. About `perType` of each type.
 */
export class QueryMaker {
  readonly #random: Random;
  readonly #docs: readonly Doc[];
  readonly #holders = new Map<string, number[]>();
  readonly #short = new Map<string, Set<string>>();

  constructor(sections: readonly BenchSection[], seed: number) {
    this.#random = new Random(seed);
    this.#docs = sections.map(({ id, title, heading, body }) => {
      const [t, h, b] = [wordsOf(title), wordsOf(heading), wordsOf(body)];
      return { id, title: t, heading: h, body: b, rawBody: body, words: new Set([...t, ...h, ...b]) };
    });
    for (const { id, words } of this.#docs) for (const word of words) (this.#holders.get(word) ?? this.#hold(word)).push(id);
    for (const word of this.#holders.keys()) for (const key of deletions(word)) (this.#short.get(key) ?? this.#shorten(key)).add(word);
  }

  make(perType: number): BenchQuery[] {
    const makers: Readonly<Record<string, () => Draft | undefined>> = {
      heading: () => this.#heading(),
      titlehead: () => this.#titleHead(3, 3),
      phrase: () => this.#phrase(),
      mixed: () => this.#mixed(),
      'heading-t1': () => this.#typo(this.#heading(), 1),
      'titlehead-t1': () => this.#typo(this.#titleHead(3, 3), 1),
      'phrase-t1': () => this.#typo(this.#phrase(), 1),
      'mixed-t1': () => this.#typo(this.#mixed(), 1),
      'heading-t2': () => this.#typo(this.#heading(), 2),
      'titlehead-t2': () => this.#typo(this.#titleHead(3, 3), 2),
      'phrase-t2': () => this.#typo(this.#phrase(), 2),
      prefix: () => this.#prefix(),
      'prefix-t1': () => this.#prefixTypo(),
      entity: () => this.#entity(),
      'entity-t1': () => this.#typo(this.#entity(), 1),
      inflect: () => this.#inflect(),
      question: () => this.#question(false),
      'question-t1': () => this.#question(true),
      noise: () => this.#noise(),
      glue: () => this.#glue(),
      noanswer: () => this.#noAnswer(),
    };
    const queries: BenchQuery[] = [];
    for (const [type, maker] of Object.entries(makers)) {
      for (let made = 0, tries = 0; made < perType && tries < perType * 60; tries++) {
        const draft = maker();
        if (!draft) continue;
        queries.push({ id: queries.length, type, q: draft.q.join(' '), rel: draft.rel });
        made++;
      }
    }
    return this.#random.shuffle(queries);
  }

  #hold(word: string): number[] {
    const holders: number[] = [];
    this.#holders.set(word, holders);
    return holders;
  }

  #shorten(key: string): Set<string> {
    const words = new Set<string>();
    this.#short.set(key, words);
    return words;
  }

  #doc(): Doc {
    return this.#random.pick(this.#docs);
  }

  #frequency(word: string): number {
    return this.#holders.get(word)?.length ?? 0;
  }

  #withAll(words: readonly string[]): Doc[] {
    const [rarest, ...others] = [...words].sort((a, b) => this.#frequency(a) - this.#frequency(b));
    const docs = (this.#holders.get(rarest ?? '') ?? []).map((id) => this.#docs[id] as Doc);
    return docs.filter((doc) => others.every((word) => doc.words.has(word)));
  }

  #label(docs: readonly Doc[], most: number): Readonly<Record<number, number>> | undefined {
    return docs.length > 0 && docs.length <= most ? Object.fromEntries(docs.map(({ id }) => [id, 1])) : undefined;
  }

  #heading(): Draft | undefined {
    const { heading } = this.#doc();
    if (heading.length < 2 || heading.length > 9) return undefined;
    const key = heading.join(' ');
    const inHeads = this.#withAll(heading).filter((doc) => heading.every((word) => doc.heading.includes(word) || doc.title.includes(word)));
    const same = inHeads.filter((doc) => doc.heading.join(' ') === key);
    if (inHeads.length > same.length) return undefined;
    const rel = this.#label(same, 3);
    return rel && { q: heading, rel };
  }

  #titleHead(titleWords: number, headingWords: number): Draft | undefined {
    const { title, heading } = this.#doc();
    if (heading.length === 0) return undefined;
    const content = (words: readonly string[]) => words.filter((word) => word.length > 2 && this.#frequency(word) < this.#docs.length / 5);
    const some = (words: readonly string[], most: number) => {
      const start = this.#random.below(Math.max(1, words.length - most + 1));
      return words.slice(start, start + most);
    };
    const parts = this.#random.shuffle([some(content(title), titleWords), some(content(heading), headingWords)]);
    const q = [...new Set(parts.flat())];
    if (q.length < 2) return undefined;
    const rel = this.#label(this.#inHead(q), 3);
    return rel && { q, rel };
  }

  #inHead(words: readonly string[]): Doc[] {
    return this.#withAll(words).filter((doc) => words.every((word) => doc.heading.includes(word) || doc.title.includes(word)));
  }

  #phrase(): Draft | undefined {
    const { body } = this.#doc();
    const length = 2 + this.#random.below(3);
    const start = this.#random.below(Math.max(1, body.length - length));
    const q = body.slice(start, start + length);
    const rare = q.filter((word) => word.length > 2 && this.#frequency(word) <= Math.max(12, this.#docs.length / 500)).length;
    if (new Set(q).size < length || rare < (length > 2 ? 2 : 1)) return undefined;
    const all = this.#withAll(q);
    const exact = all.filter((doc) => ` ${doc.body.join(' ')} `.includes(` ${q.join(' ')} `));
    if (exact.length === 0 || exact.length > 3 || all.length > 12) return undefined;
    return { q, rel: Object.fromEntries(all.map((doc) => [doc.id, exact.includes(doc) ? 2 : 1])) };
  }

  #mixed(): Draft | undefined {
    const doc = this.#doc();
    const content = (words: readonly string[]) => words.filter((word) => word.length > 3 && this.#frequency(word) < this.#docs.length / 5);
    const head = content([...doc.title, ...doc.heading]);
    const body = content(doc.body).filter((word) => !head.includes(word));
    if (head.length === 0 || body.length < 4) return undefined;
    const q = [...new Set([this.#random.pick(head), this.#random.pick(body), this.#random.pick(body)])];
    if (q.length < 3) return undefined;
    const rel = this.#label(this.#withAll(q), 3);
    return rel && { q: this.#random.shuffle(q), rel };
  }

  #typo(draft: Draft | undefined, slips: number): Draft | undefined {
    if (!draft) return undefined;
    const q = [...draft.q];
    const long = q.map((word, i) => ({ word, i })).filter(({ word }) => word.length >= 4 && /^[a-z]+$/.test(word));
    const keepFirst = this.#random.next() < 0.5;
    let wrong: readonly { word: string; i: number }[] = this.#random.shuffle(long).slice(0, slips);
    if (wrong.length === 0 || (wrong.length < slips && (wrong[0]?.word.length ?? 0) < 7)) return undefined;
    if (wrong.length < slips) wrong = [...wrong, ...wrong];
    for (const { i } of wrong) q[i] = slip(q[i] ?? '', this.#random, keepFirst);
    const changed = wrong.every(({ i, word }) => q[i] !== word && (q[i]?.length ?? 0) > 2 && this.#frequency(q[i] ?? '') === 0);
    return changed ? { q, rel: draft.rel } : undefined;
  }

  #prefix(): Draft | undefined {
    const draft = this.#titleHead(2, 2);
    const last = draft?.q.at(-1);
    if (!draft || last === undefined || last.length < 5) return undefined;
    const part = last.slice(0, 3 + this.#random.below(last.length - 3));
    const whole = draft.q.slice(0, -1);
    const fits = this.#withAll(whole).filter((doc) => {
      const head = [...doc.heading, ...doc.title];
      return whole.every((word) => head.includes(word)) && head.some((word) => word.startsWith(part));
    });
    const rel = this.#label(fits, 5);
    return rel && whole.length > 0 ? { q: [...whole, part], rel } : undefined;
  }

  #prefixTypo(): Draft | undefined {
    const draft = this.#prefix();
    if (!draft) return undefined;
    const whole = this.#typo({ q: draft.q.slice(0, -1), rel: draft.rel }, 1);
    return whole && { q: [...whole.q, draft.q.at(-1) ?? ''], rel: draft.rel };
  }

  #entity(): Draft | undefined {
    const doc = this.#doc();
    const names = doc.rawBody.match(/(?<=[a-z,] )\p{Lu}[\p{L}\p{N}]{3,}/gu) ?? [];
    if (names.length === 0) return undefined;
    const [word] = wordsOf(this.#random.pick(names));
    if (word === undefined || word.length < 4) return undefined;
    const holders = this.#holders.get(word) ?? [];
    if (holders.length < 2 || holders.length > 60) return undefined;
    const grade = ({ heading, title }: Doc) => (heading.includes(word) ? 3 : title.includes(word) ? 2 : 1);
    return { q: [word], rel: Object.fromEntries(holders.map((id) => [id, grade(this.#docs[id] as Doc)])) };
  }

  #inflect(): Draft | undefined {
    const draft = this.#random.next() < 0.5 ? this.#heading() : this.#titleHead(2, 3);
    if (!draft) return undefined;
    const [id] = Object.keys(draft.rel).map(Number);
    const doc = this.#docs[id ?? 0] as Doc;
    const at = this.#random.below(draft.q.length);
    const word = draft.q[at] ?? '';
    const others = SUFFIXES.flatMap((suffix) => [word + suffix, ...(word.endsWith(suffix) ? [word.slice(0, -suffix.length)] : [])]);
    const other = others.find((form) => form.length > 3 && this.#frequency(form) > 0 && !doc.words.has(form));
    if (other === undefined || word.length < 4) return undefined;
    return { q: draft.q.with(at, other), rel: draft.rel };
  }

  #question(typo: boolean): Draft | undefined {
    const draft = this.#titleHead(2, 2);
    if (!draft) return undefined;
    const wrong = typo ? this.#typo(draft, 1) : draft;
    if (!wrong) return undefined;
    const middle = Math.ceil(wrong.q.length / 2);
    return { q: [this.#random.pick(QUESTIONS)(wrong.q.slice(0, middle).join(' '), wrong.q.slice(middle).join(' '))], rel: draft.rel };
  }

  #noise(): Draft | undefined {
    const draft = this.#random.pick([() => this.#heading(), () => this.#titleHead(3, 3), () => this.#phrase()])();
    if (!draft || draft.q.length < 2) return undefined;
    const extra = this.#random.pick(this.#doc().body.filter((word) => word.length > 3));
    if (extra === undefined || draft.q.includes(extra) || this.#withAll([...draft.q, extra]).length > 0) return undefined;
    return {
      q:
        this.#random.shuffle([...draft.q, extra]).length > 0
          ? draft.q.toSpliced(this.#random.below(draft.q.length + 1), 0, extra)
          : draft.q,
      rel: draft.rel,
    };
  }

  #glue(): Draft | undefined {
    const draft = this.#random.pick([() => this.#heading(), () => this.#titleHead(3, 3), () => this.#phrase()])();
    if (!draft) return undefined;
    const at = this.#random.below(draft.q.length);
    if (this.#random.next() < 0.5) {
      const together = (draft.q[at] ?? '') + (draft.q[at + 1] ?? '');
      if (at + 1 >= draft.q.length || this.#frequency(together) > 0) return undefined;
      return { q: draft.q.toSpliced(at, 2, together), rel: draft.rel };
    }
    const word = draft.q[at] ?? '';
    if (word.length < 6) return undefined;
    const cut = 3 + this.#random.below(word.length - 5);
    return { q: draft.q.toSpliced(at, 1, word.slice(0, cut), word.slice(cut)), rel: draft.rel };
  }

  #noAnswer(): Draft | undefined {
    const syllables = ['vor', 'blen', 'quat', 'zim', 'dru', 'xel', 'pofth', 'gry', 'nux', 'tramb', 'wil', 'kess', 'yoo', 'jad'];
    const words = Array.from({ length: 1 + this.#random.below(2) }, () =>
      Array.from({ length: 3 + this.#random.below(2) }, () => this.#random.pick(syllables)).join(''),
    );
    return words.some((word) => this.#isNearCorpus(word)) ? undefined : { q: words, rel: {} };
  }

  /** Whether the corpus has a word within two slips, or one that goes on where this one ends. */
  #isNearCorpus(word: string): boolean {
    return deletions(word).some((key) => this.#short.has(key));
  }
}

/** A word with up to one letter left out: two words that share one are within two slips. */
function deletions(word: string): string[] {
  const keys = [word];
  for (let i = 0; i < word.length; i++) keys.push(word.slice(0, i) + word.slice(i + 1));
  return keys;
}
