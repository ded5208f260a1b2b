import { describe, expect, it } from 'vitest';
import { createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import { openEditionServer } from '../../src/desk/edition-server.ts';
import { clusterQuestions } from '../../src/desk/questions/cluster-questions.ts';
import { createQuestionLog } from '../../src/desk/questions/question-log.ts';
import { outcomeOf } from '../../src/desk/questions/question-outcome.ts';
import type { KeptQuestion, QuestionCount, Questions } from '../../src/ports/questions.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createFakeClock } from '../announce/fake-clock.ts';

function keptQuestion(question: string, unanswered = 1, more: Partial<KeptQuestion> = {}): KeptQuestion {
  return { key: question, question, unanswered, unhelpful: 0, helpful: 0, firstAt: 0, lastAt: 0, ...more };
}

describe('questions without a good answer', () => {
  it.each([
    ['small words, endings and order', ['how to tune a violin', 'tuning violins', 'violin tuning?'], 1],
    ['two of three words', ['tune violin', 'tune a violin quickly'], 1],
    ['one word of three', ['tune a violin', 'violin strings'], 2],
    ['only small words', ['what is it', 'who are you'], 2],
    ['other scripts', ['電力の価格', '電力の価格は'], 1],
  ])('are one by %s, or not', (_, asked, clusters) => {
    expect(
      clusterQuestions(
        asked.map((question) => keptQuestion(question)),
        'en',
      ),
    ).toHaveLength(clusters);
  });

  it('are listed by how often they were asked together, the most asked one first in each', () => {
    const found = clusterQuestions(
      [keptQuestion('boat prices', 3), keptQuestion('tuning violins', 2), keptQuestion('tune a violin', 1, { unhelpful: 2 })],
      'en',
    );

    expect(found.map(({ lead, others, times }) => [lead.question, others.map(({ question }) => question), times])).toEqual([
      ['tune a violin', ['tuning violins'], 5],
      ['boat prices', [], 3],
    ]);
  });

  it('are asked again of the edition of today', () => {
    const edition = createEdition({
      articles: [
        createArticle({
          slug: 'engines',
          title: 'Engines',
          url: 'https://example.com/engines',
          sections: [{ heading: 'Cooling', text: 'Blades are cooled by steam. A turbine is a machine that turns.' }],
        }),
      ],
    });
    const desk = openEditionServer(edition, systemClock);

    expect(outcomeOf('how are blades cooled', desk.served())).toMatchObject({ kind: 'section', title: 'Engines', heading: 'Cooling' });
    expect(outcomeOf('turbine', desk.served())).toEqual({ kind: 'term', headword: 'turbine' });
    expect(outcomeOf('cooled violin', desk.served())).toEqual({ kind: 'unanswered' });
    desk.close();
  });

  it('are written together two seconds later, without addresses, numbers and credentials of a person, and again if a write fails', async () => {
    const clock = createFakeClock(1_000);
    const written: (readonly QuestionCount[])[] = [];
    const troubles: unknown[] = [];
    let fails = true;
    const questions = {
      async add(counts: readonly QuestionCount[]) {
        if (fails) throw new Error('busy');
        written.push(counts);
      },
    } as Partial<Questions> as Questions;
    const log = createQuestionLog({ questions, clock, onTrouble: (error) => troubles.push(error) });

    log.note('Where is ada@example.org?', 'unanswered');
    log.note('where is  ADA@example.org', 'unanswered');
    log.note('call +49 30 1234 5678', 'unhelpful');
    log.note('<@12345> xoxb-123456-abcdef key', 'unanswered');
    log.note('who is @jane.doe', 'unanswered');
    log.note('...', 'unanswered');
    await clock.advance(1_999);
    expect(troubles).toEqual([]);
    await clock.advance(1);
    fails = false;
    await clock.advance(29_999);
    expect([troubles.length, written.length]).toEqual([1, 0]);
    await clock.advance(1);

    expect(written).toHaveLength(1);
    expect(written[0]?.map(({ question, times, verdict }) => [question, times, verdict])).toEqual([
      ['where is …', 2, 'unanswered'],
      ['call +…', 1, 'unhelpful'],
      ['… [redacted] key', 1, 'unanswered'],
      ['who is …', 1, 'unanswered'],
    ]);
    log.note('later', 'unanswered');
    await log.close();
    expect(written).toHaveLength(2);
  });

  it('that wait are bounded, and long ones are cut', async () => {
    const clock = createFakeClock(1_000);
    let written: readonly QuestionCount[] = [];
    const add: Questions['add'] = async (counts) => void (written = counts);
    const log = createQuestionLog({ questions: { add } as Partial<Questions> as Questions, clock, onTrouble: () => {} });

    for (let number = 0; number < 1_001; number++) log.note(`question ${number}`, 'unanswered');
    log.note(`question 0`, 'unanswered');
    await log.close();

    expect(written).toHaveLength(1_000);
    expect(written[0]?.times).toBe(2);
    log.note('x'.repeat(400), 'unanswered');
    await log.close();
    expect(written[0]?.question).toHaveLength(300);
    log.note(`${'boat '.repeat(238)}ada.lovelace@example.org`, 'unanswered');
    log.note(`${' '.repeat(1_180)}xoxb-123456-abcdefghijklmnop`, 'unanswered');
    await log.close();
    expect(JSON.stringify(written)).not.toMatch(/lovelace|xoxb/u);
  });
});
