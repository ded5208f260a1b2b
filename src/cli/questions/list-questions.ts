import { loadConfig } from '../../config/config.ts';
import { openEditionServer } from '../../desk/edition-server.ts';
import { clusterQuestions, type QuestionCluster } from '../../desk/questions/cluster-questions.ts';
import { outcomeOf, type QuestionOutcome } from '../../desk/questions/question-outcome.ts';
import type { KeptQuestion } from '../../ports/questions.ts';
import { systemClock } from '../../runtime/clock.ts';
import { count } from '../../runtime/count.ts';
import { foldText } from '../../search/fold-text.ts';
import { type Cure, cureQuestion } from './cure-question.ts';
import type { Edition } from '../../content/edition.ts';
import type { Terms } from '../../ports/terms.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { saysNow } from './says-now.ts';
import type { Output } from '../output.ts';
import { openKeptSource } from '../sources/open-kept-source.ts';
import { openStorageBeside } from '../storage-of.ts';

export interface QuestionsArguments {
  readonly content?: string;
  readonly json?: boolean;
  /** Most asked first. */
  readonly limit: number;
  /** A question that is not to be kept any longer. */
  readonly forget?: string;
  /** A question that becomes another name of the term `of`. */
  readonly alias?: string;
  readonly of?: string;
  /** A question that becomes a term, defined `as`. */
  readonly define?: string;
  readonly as?: string;
}

/** Of the other questions of a cluster, so many are written out. */
const MAX_OTHERS = 3;

/** Lists questions that had no good answer, alike ones together, with the answer that each has by now: 1 if one to forget is not there. */
export async function questions(options: QuestionsArguments, output: Output): Promise<number> {
  const { content, json = false, limit, forget } = options;
  const cure = readCure(options);
  await using storage = await openStorageBeside(loadConfig(process.env));
  if (forget !== undefined) {
    const isGone = await storage.questions.forget(foldText(forget));
    output.say(isGone ? 'The question is forgotten.' : 'No such question is kept: newsdesk questions lists them.');
    return isGone ? 0 : 1;
  }
  const kept = await storage.questions.list();
  const source = openKeptSource(content);
  try {
    const edition = await source.load();
    if (cure !== undefined) return await cureOne(cure, edition, storage.terms, output);
    const desk = openEditionServer(edition, systemClock, { curated: (await storage.terms.read()).terms });
    const clusters = clusterQuestions(kept, edition.publication.lang)
      .slice(0, limit)
      .map((cluster) => ({ ...cluster, now: outcomeOf(cluster.lead.question, desk.served()) }));
    desk.close();
    if (json) output.print(JSON.stringify(clusters, null, 2));
    else clusters.forEach((cluster) => output.print(linesOf(cluster)));
    output.say(
      kept.length === 0 ? 'No question without a good answer is known.' : `${count(kept.length, 'question')} without a good answer.`,
    );
    return 0;
  } finally {
    await source.close();
  }
}

/** Cures a question, and says what answers it from now on: 1 if nothing does all the same. */
async function cureOne(cure: AskedCure, edition: Edition, terms: Terms, output: Output): Promise<number> {
  const before = openEditionServer(edition, systemClock, { curated: (await terms.read()).terms });
  await cureQuestion(cure.question, cure.how, terms, before.served(), () => systemClock.now());
  before.close();
  const after = openEditionServer(edition, systemClock, { curated: (await terms.read()).terms });
  const now = outcomeOf(cure.question, after.served());
  after.close();
  output.say(`“${cure.question}”: ${saysNow(now)}. A running bot knows it within seconds.`);
  return now.kind === 'unanswered' ? 1 : 0;
}

interface AskedCure {
  readonly question: string;
  readonly how: Cure;
}

function readCure({ alias, of, define, as }: QuestionsArguments): AskedCure | undefined {
  if (alias !== undefined && of !== undefined && define === undefined && as === undefined)
    return { question: alias, how: { kind: 'alias', term: of } };
  if (define !== undefined && as !== undefined && alias === undefined && of === undefined)
    return { question: define, how: { kind: 'define', definition: as } };
  if ([alias, of, define, as].every((given) => given === undefined)) return undefined;
  throw new NewsdeskError('A cure has two parts.', {
    code: 'questions.cure',
    fix: 'Give --alias QUESTION --of TERM, or --define QUESTION --as TEXT.',
  });
}

function linesOf({ lead, others, times, now }: QuestionCluster & { readonly now: QuestionOutcome }): string {
  const more = others.length - MAX_OTHERS;
  return [
    `${String(times).padStart(4)}x  ${lead.question}`,
    ...(others.length === 0
      ? []
      : [`       also: ${others.slice(0, MAX_OTHERS).map(alsoAsked).join('; ')}${more > 0 ? `; and ${more} more` : ''}`]),
    `       ${verdictsOf([lead, ...others])}; ${saysNow(now)}`,
  ].join('\n');
}

function alsoAsked({ question, unanswered, unhelpful }: KeptQuestion): string {
  return `${question} (${unanswered + unhelpful})`;
}

function verdictsOf(all: readonly KeptQuestion[]): string {
  const sum = (of: (question: KeptQuestion) => number): number => all.reduce((total, question) => total + of(question), 0);
  const verdicts = [
    [sum(({ unanswered }) => unanswered), 'without an answer'],
    [sum(({ unhelpful }) => unhelpful), 'not helpful'],
    [sum(({ helpful }) => helpful), 'helpful'],
  ] as const;
  const first = dayOf(Math.min(...all.map(({ firstAt }) => firstAt)));
  const last = dayOf(Math.max(...all.map(({ lastAt }) => lastAt)));
  return `${verdicts.flatMap(([times, words]) => (times === 0 ? [] : [`${times} ${words}`])).join(', ')}, ${first === last ? '' : `${first} to `}${last}`;
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
