import { describe, expect, it } from 'vitest';
import { definitionForms, labelledLanguages, loadLabelled, readLabels } from './definition-labels.ts';
import { judgeDefinitions } from './judge-definitions.ts';
import { mineLabelled } from './mine-labelled.ts';

/** The least numbers of each language, so that a percent of it means something. */
const least = {
  en: { articles: 60, definitions: 250, others: 120 },
  de: { articles: 6, definitions: 60, others: 25 },
  fr: { articles: 6, definitions: 60, others: 25 },
  es: { articles: 6, definitions: 60, others: 25 },
  ja: { articles: 6, definitions: 60, others: 25 },
} as const;

/** Shares that a change of the miner may not fall below: of the labels those that are found, of the sure definitions those that are right. */
const leastShares = {
  en: { found: 0.8, right: 0.95 },
  de: { found: 0.7, right: 0.93 },
  fr: { found: 0.7, right: 0.93 },
  es: { found: 0.7, right: 0.93 },
  ja: { found: 0.7, right: 0.93 },
} as const;
/** Of the names without a definition those that get one, at most. */
const MOST_FALSE = 0.02;

const inOneLine = (text: string) => text.replace(/\s+/gu, ' ');

describe.each(labelledLanguages)('the labelled definitions in %s', (language) => {
  const labels = readLabels(language);
  const { definitions, others, also } = labels;
  const loading = loadLabelled(language);

  it('are enough, in enough articles, all of which the reader takes', async () => {
    const articles = await loading;

    expect(articles.size).toBeGreaterThanOrEqual(least[language].articles);
    expect(definitions.length).toBeGreaterThanOrEqual(least[language].definitions);
    expect(others.length).toBeGreaterThanOrEqual(least[language].others);
    expect([...articles.keys()].filter((name) => !definitions.some(({ article }) => article === name))).toEqual([]);
  });

  it('stand in one section of their article each, as the reader gives it', async () => {
    const articles = await loading;
    const sections = (name: string) => articles.get(name)?.sections.map(({ body }) => inOneLine(body.text)) ?? [];

    const lost = [...definitions, ...also, ...others.map(({ article, sentence }) => ({ article, text: sentence }))].filter(
      ({ article, text }) => !sections(article).some((section) => section.includes(text)),
    );

    expect(lost).toEqual([]);
  });

  it('define a name that the article uses', async () => {
    const articles = await loading;

    const absent = definitions.filter(({ article, headword, aliases }) => {
      const { title = '', sections = [] } = articles.get(article) ?? {};
      const whole = inOneLine([title, ...sections.flatMap(({ heading, body }) => [heading, body.text])].join('\n')).toLowerCase();
      return ![headword, ...aliases].some((name) => whole.includes(name.toLowerCase()));
    });

    expect(absent).toEqual([]);
  });

  it('stand there once each, in a form that is known', () => {
    const keys = [...definitions, ...also].map(({ article, headword, text }) => JSON.stringify([article, headword.toLowerCase(), text]));
    const sentences = others.map(({ article, headword, sentence }) => JSON.stringify([article, headword, sentence]));

    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(sentences.filter((key, index) => sentences.indexOf(key) !== index)).toEqual([]);
    expect(definitions.filter(({ form }) => !definitionForms.includes(form))).toEqual([]);
  });

  it('do not call a sentence a definition and none', () => {
    const torn = others.filter(({ article, headword, sentence }) =>
      definitions.some(
        (label) => label.article === article && label.headword.toLowerCase() === headword.toLowerCase() && sentence.includes(label.text),
      ),
    );

    expect(torn).toEqual([]);
  });

  it('are found by the miner, whose sure definitions are right', async () => {
    const judged = judgeDefinitions(labels, await mineLabelled(language));

    const { found, right } = leastShares[language];
    expect(judged.found.length / definitions.length).toBeGreaterThanOrEqual(found);
    expect(judged.right.length / (judged.right.length + judged.wrong.length)).toBeGreaterThanOrEqual(right);
    expect(judged.falselyDefined.length / judged.undefinedNames.length).toBeLessThanOrEqual(MOST_FALSE);
  });
});
