import { loadConfig } from '../config/config.ts';
import { openDesk } from '../desk/desk.ts';
import { clusterQuestions, type QuestionCluster } from '../desk/questions/cluster-questions.ts';
import { outcomeOf, type QuestionOutcome } from '../desk/questions/question-outcome.ts';
import type { KeptQuestion } from '../ports/questions.ts';
import { systemClock } from '../runtime/clock.ts';
import { count } from '../runtime/count.ts';
import { foldText } from '../search/fold-text.ts';
import type { Output } from './output.ts';
import { openKeptSource } from './sources/open-kept-source.ts';
import { openStorageBeside } from './storage-of.ts';

export interface QuestionsArguments {
  readonly content?: string;
  readonly json?: boolean;
  /** Most asked first. */
  readonly limit: number;
  /** A question that is not to be kept any longer. */
  readonly forget?: string;
}

/** Of the other questions of a cluster, so many are written out. */
const MAX_OTHERS = 3;

/** Lists questions that had no good answer, alike ones together, with the answer that each has by now: 1 if one to forget is not there. */
export async function questions({ content, json = false, limit, forget }: QuestionsArguments, output: Output): Promise<number> {
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
    const desk = openDesk(edition, systemClock);
    const clusters = clusterQuestions(kept, edition.publication.lang)
      .slice(0, limit)
      .map((cluster) => ({ ...cluster, now: outcomeOf(cluster.lead.question, desk.served()) }));
    desk.close();
    if (json) output.print(JSON.stringify(clusters, null, 2));
    else clusters.forEach((cluster) => output.print(linesOf(cluster)));
    output.say(kept.length === 0 ? 'Every question so far had an answer.' : `${count(kept.length, 'question')} without a good answer.`);
    return 0;
  } finally {
    await source.close();
  }
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

function saysNow(now: QuestionOutcome): string {
  switch (now.kind) {
    case 'unanswered':
      return 'no answer by now';
    case 'term':
      return `explained by now: ${now.headword}`;
    case 'section':
      return `answered now by ${[now.title, now.heading].filter((part) => part !== '').join(' › ')}`;
  }
}
