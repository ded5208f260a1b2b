import type { CommandResult, AnyCommand, Asker, Choice, Dispatch } from '../command.ts';
import { nameOfCommand } from '../usage.ts';
import type { Reply } from '../../reply/reply.ts';
import { steadyNow } from '../../runtime/clock.ts';
import { nextTurn } from '../../runtime/turns.ts';
import { createAgeGauge } from './age.ts';
import { createFairQueue, type FairQueue, type Ticket } from './fair-queue.ts';
import { type AskedOf, createManagersCheck, kindOfIntent, type WorkKind } from './kinds.ts';
import { personKey } from './person-key.ts';
import { createQuestionRate } from './question-rate.ts';
import { createRefusals } from './refusals.ts';
import { createAdmissionReplies } from './replies.ts';

/** Events of askers, for figures and the log. Nothing here names a person or a question. */
export interface AdmissionEvents {
  /** The wait before work on it began, in ms. */
  waited(asked: AskedOf, ms: number): void;
  /** Turned away for want of time: with words, or with an empty list of suggestions. */
  shed(asked: AskedOf): void;
  /** Turned away because one person asks too fast. */
  limited(asked: AskedOf): void;
  /** The number of questions that wait now. */
  queued(count: number): void;
}

export interface AdmissionOptions {
  readonly commands: readonly AnyCommand<never>[];
  /** Questions that one person may ask in a minute; 0 means no limit. */
  readonly questionsPerMinute: number;
  /** Milliseconds on a clock that only goes forward, by default: one that is set must turn nobody away. */
  readonly now?: () => number;
  readonly events: AdmissionEvents;
}

/** Discord and Slack give an answer 3 s. What is this old before work on it began is told so while words still arrive, in ms. */
const tooOldMs = 1_500;
/** A question that would wait for longer than this, in ms at the pace of now, is refused at once. */
const mostWaitingMs = 1_300;
/** Waiting questions keep what they were asked with: so many are a few megabytes. */
const mostWaiting = 2_000;
/** Choices that come later than this, in ms, are for words that were typed on since. */
const suggestionTooOldMs = 1_000;
/** One turn's work, in ms: then what arrived is read, and what was answered leaves. */
const turnMs = 5;
/** Refusals a turn: each is a message to send and no work, and a turn reads some forty of what arrived. */
const refusalsPerTurn = 64;
/** The expected work of a question before any was measured, in ms. */
const firstCostMs = 1;
/** The work of rendering and sending an answer, in ms, beside the work on it. */
const sendingMs = 0.3;
/** The weight of what is measured now beside what was before. */
const learning = 0.1;

interface Waiting extends Ticket {
  readonly asked: AskedOf;
  readonly name: string;
  readonly start: () => void;
  readonly refuse: () => void;
  /** For what the platform takes no more words for. */
  readonly giveUp: () => void;
}

/**
 * Stands before dispatch on every platform. A question is taken in at once, and worked on in turn: people take turns among each other; what
 * cannot be answered in time is told so before any work is done on it; what changes something is always done. Between turns the process
 * reads what arrived and sends what was answered, so a flood ends with its last question.
 */
export function admit(dispatch: Dispatch, { commands, questionsPerMinute, events, now: time = steadyNow }: AdmissionOptions): Dispatch {
  const isForManagers = createManagersCheck(commands);
  const rates = { question: createQuestionRate(questionsPerMinute), act: createQuestionRate(questionsPerMinute) };
  const repliesIn = createAdmissionReplies(questionsPerMinute);
  const ages = createAgeGauge();
  const costs = new Map<string, number>();
  const questions = createFairQueue<Waiting>();
  const acts = createFairQueue<Waiting>();
  const suggestions = new Map<string, Waiting>();
  const refusals = createRefusals();
  let isPumping = false;
  /** The present cost of one question, with all other work beside it, in ms. */
  let paceMs = firstCostMs;

  function waiting(): number {
    return questions.size + acts.size + suggestions.size;
  }

  async function pump(): Promise<void> {
    isPumping = true;
    let began = steadyNow();
    while (waiting() > 0 || refusals.size > 0) {
      await nextTurn();
      const done = turn();
      const ended = steadyNow();
      if (done > 0 && questions.size > 0) paceMs += learning * ((ended - began) / done - paceMs);
      began = ended;
    }
    isPumping = false;
    events.queued(0);
  }

  /** Returns how many questions were worked on. */
  function turn(): number {
    const now = time();
    for (const old of questions.takeOlder(now - tooOldMs)) refuse(old);
    const began = steadyNow();
    work(acts, now, began + turnMs / 2);
    const done = work(questions, now, began + turnMs);
    for (const say of refusals.take(refusalsPerTurn, now)) say();
    dropOldSuggestions(time());
    while (questions.size === 0 && steadyNow() < began + turnMs) {
      const [first] = suggestions;
      if (first === undefined) break;
      suggestions.delete(first[0]);
      begin(first[1], now);
    }
    events.queued(waiting());
    return done;
  }

  /** One at least, so that both go on. */
  function work(queue: FairQueue<Waiting>, now: number, until: number): number {
    let done = 0;
    do {
      const next = queue.take();
      if (next === undefined) break;
      begin(next, now);
      done += 1;
    } while (steadyNow() < until);
    return done;
  }

  function begin({ asked, askedAt, name, start }: Waiting, now: number): void {
    events.waited(asked, Math.max(0, now - askedAt));
    const began = steadyNow();
    start();
    const took = sendingMs + steadyNow() - began;
    costs.set(name, (costs.get(name) ?? firstCostMs) * (1 - learning) + took * learning);
  }

  function refuse({ asked, askedAt, refuse: say, giveUp }: Waiting): void {
    events.shed(asked);
    refusals.push({ askedAt, say, giveUp });
  }

  function dropOldSuggestions(now: number): void {
    // The oldest stand first.
    for (const [person, oldest] of suggestions) {
      if (now - oldest.askedAt < suggestionTooOldMs && suggestions.size <= mostWaiting) return;
      suggestions.delete(person);
      refuse(oldest);
    }
  }

  function enqueue(ticket: Waiting): void {
    if (ticket.asked.kind === 'act' || ticket.asked.kind === 'form') acts.push(ticket);
    else takeIn(ticket);
    if (!isPumping) void pump();
  }

  /** Beyond the number that can be answered in time, a person with several questions gives one up first. */
  function takeIn(ticket: Waiting): void {
    const isFull = questions.size * paceMs > mostWaitingMs || questions.size >= mostWaiting;
    const given = isFull ? questions.takeBack() : undefined;
    if (given !== undefined) refuse(given);
    if (isFull && given === undefined) refuse(ticket);
    else questions.push(ticket);
  }

  function answer<T extends CommandResult | undefined = CommandResult>(
    name: string,
    kind: WorkKind,
    asker: Asker,
    work: () => Promise<T>,
  ): Promise<T | CommandResult> {
    const asked: AskedOf = { platform: asker.platform, kind };
    const now = time();
    const askedAt = ages.askedAt(asker.platform, asker.sentAt, now);
    const person = personKey(asker);
    const verdict = kind === 'question' || kind === 'act' ? rates[kind].ask(person, now) : undefined;
    const { busy, lost, limited } = repliesIn(dispatch.wordsOf(asker));
    return new Promise((resolve) => {
      const say = (reply: Reply) => () => resolve(reply);
      if (verdict?.kind === 'refused') {
        events.limited(asked);
        refusals.push({ askedAt, say: say(limited(verdict.againInMs)), giveUp: say(lost) });
        if (!isPumping) void pump();
        return;
      }
      const costMs = costs.get(name) ?? firstCostMs;
      enqueue({ person, askedAt, costMs, name, asked, start: () => resolve(work()), refuse: say(busy), giveUp: say(lost) });
    });
  }

  function suggest(asker: Asker, field: string, work: () => Promise<readonly Choice[]>): Promise<readonly Choice[]> {
    const asked: AskedOf = { platform: asker.platform, kind: 'suggestion' };
    const askedAt = ages.askedAt(asker.platform, asker.sentAt, time());
    const person = personKey(asker);
    return new Promise((resolve) => {
      const nothing = (): void => resolve([]);
      // A person who has typed on wants choices for that.
      const before = suggestions.get(person);
      if (before !== undefined) {
        suggestions.delete(person);
        refuse(before);
      }
      suggestions.set(person, {
        person,
        askedAt,
        costMs: firstCostMs,
        name: field,
        asked,
        start: () => resolve(work()),
        refuse: nothing,
        giveUp: nothing,
      });
      if (!isPumping) void pump();
    });
  }

  return {
    wordsOf: (asker) => dispatch.wordsOf(asker),
    run: (invocation) =>
      answer(nameOfCommand(invocation), isForManagers(invocation.command) ? 'act' : 'question', invocation.asker, () =>
        dispatch.run(invocation),
      ),
    runText: (command, text, asker) =>
      answer(command, isForManagers(command) ? 'act' : 'question', asker, () => dispatch.runText(command, text, asker)),
    act: (intent, asker, values) =>
      answer(`button ${intent.kind}`, kindOfIntent(intent, isForManagers), asker, () => dispatch.act(intent, asker, values)),
    hear: (text, asker) => answer('message', 'question', asker, () => dispatch.hear(text, asker)),
    lookUp: (text, asker) => answer('look up', 'question', asker, () => dispatch.lookUp(text, asker)),
    home: (asker) => answer('home', 'step', asker, () => dispatch.home(asker)),
    // A look-up in a table that costs less than a turn, and nobody waits for words about it.
    unfurl: (address, asker) => dispatch.unfurl(address, asker),
    release: (claim) => dispatch.release(claim),
    submit: (command, values, asker, channel) =>
      answer(`form of ${command}`, isForManagers(command) ? 'act' : 'question', asker, () =>
        dispatch.submit(command, values, asker, channel),
      ),
    suggest: (path, option, typed, given, asker) =>
      suggest(asker, `suggestions of ${nameOfCommand(path)}`, () => dispatch.suggest(path, option, typed, given, asker)),
  };
}
