import type { KeptQuestion } from '../../ports/questions.ts';
import { foldWords } from '../../search/fold-text.ts';
import { languageBit, LANGUAGES, stemOf } from '../../search/languages.ts';
import { isStopWord } from '../../search/stop-words.ts';

/** Questions about one thing: the one that was asked most, and its kin. */
export interface QuestionCluster {
  readonly lead: KeptQuestion;
  /** Without the first; most asked first. */
  readonly others: readonly KeptQuestion[];
  /** Times without a good answer, of all of them. */
  readonly times: number;
}

/**
 * The part of their words that two questions of a cluster share at least (words of both, divided by words of either). Of *tune a violin* and
 * *tuning violins quickly* two of three are shared, of *violin strings* and *tune a violin* one of three.
 */
export const LEAST_SHARED = 0.6;

/** Groups questions that ask for the same with other small words, endings or order. Most asked first. */
export function clusterQuestions(questions: readonly KeptQuestion[], lang: string | undefined): readonly QuestionCluster[] {
  const clusters: { readonly words: ReadonlySet<string>; readonly members: KeptQuestion[] }[] = [];
  const byWord = new Map<string, number[]>();
  for (const question of questions.toSorted(mostAskedFirst)) {
    const words = tellingStems(question.question, lang);
    const candidates = new Set([...words].flatMap((word) => byWord.get(word) ?? []));
    const found = [...candidates].sort((a, b) => a - b).find((at) => sharedPart(words, clusters[at]?.words ?? words) >= LEAST_SHARED);
    if (found === undefined) {
      for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), clusters.length]);
      clusters.push({ words, members: [question] });
    } else clusters[found]?.members.push(question);
  }
  return clusters
    .flatMap(({ members: [lead, ...others] }) => (lead === undefined ? [] : [{ lead, others, times: timesOf([lead, ...others]) }]))
    .sort((a, b) => b.times - a.times || mostAskedFirst(a.lead, b.lead));
}

/** Stems without the words that only build a sentence; all of them if there are no others. */
function tellingStems(question: string, lang: string | undefined): ReadonlySet<string> {
  const languages = languageBit(lang);
  const language = LANGUAGES.find((_, place) => languages === 1 << place);
  const words = foldWords(question);
  const telling = words.filter((word) => !isStopWord(word, languages));
  return new Set((telling.length === 0 ? words : telling).map((word) => (language === undefined ? word : stemOf(word, language))));
}

function sharedPart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

function timesOf(questions: readonly KeptQuestion[]): number {
  return questions.reduce((sum, { unanswered, unhelpful }) => sum + unanswered + unhelpful, 0);
}

function mostAskedFirst(a: KeptQuestion, b: KeptQuestion): number {
  return timesOf([b]) - timesOf([a]) || b.lastAt - a.lastAt || (a.key < b.key ? -1 : 1);
}
