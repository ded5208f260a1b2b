import { defineCommand } from '../src/command/define-command.ts';
import type { Article, Section } from '../src/content/article.ts';
import { composeInvitation, articlePicker } from '../src/reply/compose-hits.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import { composeSection, sectionMenu } from '../src/reply/compose-section.ts';
import { followButton } from '../src/reply/follow-button.ts';
import type { Form } from '../src/reply/form.ts';
import type { Action, Reply } from '../src/reply/reply.ts';
import { type CommandContext, lookOf } from './context.ts';
import { publicFlag, shownTo } from './shown-to.ts';
import { choiceOf, suggestArticles } from './suggest-queries.ts';
import { languageOf } from '../src/reply/language-of.ts';
import { termsInSection } from './terms-in-section.ts';

const options = {
  article: {
    kind: 'text',
    description: 'The article: its title, a part of it, or its slug',
    required: true,
    maxLength: 300,
    suggest: suggestArticles,
  },
  section: {
    kind: 'text',
    description: 'One of its sections: the heading, or its number',
    maxLength: 300,
    suggest(typed: string, context: CommandContext, given: Readonly<Record<string, string>>) {
      const found = context.findArticle(given.article ?? '');
      if (found.kind !== 'article') return [];
      return context
        .suggestSections(found.article, typed, 25)
        .map(({ headingPath, anchor }) =>
          choiceOf(headingPath.join(' › ') || context.words.introduction, anchor.length <= 100 ? anchor : headingPath.at(-1)),
        );
    },
  },
  public: publicFlag,
} as const;

export const article = defineCommand<CommandContext, typeof options>({
  name: 'article',
  description: 'Open an article here, at its beginning or at one of its sections',
  examples: ['spacex colossus', 'spacex colossus > looking ahead'],
  options,
  audience: 'channel',
  handler: ({ article: reference, section, ...shown }, context, asker) =>
    shownTo(
      (served) => served.answers.recall(`open ${JSON.stringify([reference, section])}`, () => openArticle(reference, section, served)),
      shown,
      context,
      asker,
    ),
  whenEmpty: (context) => (context.edition.articles.length === 0 ? invite(context) : question(context)),
  form: {
    open: question,
    submit: ({ article: reference = '' }, context, asker) =>
      reference === ''
        ? invite(context)
        : shownTo((served) => openArticle([reference].flat()[0] ?? '', undefined, served), {}, context, asker),
  },
});

/** Asked where an empty line can be typed: choosing is quicker than being told to type. */
function question({ words }: CommandContext): Form {
  return {
    kind: 'form',
    ...languageOf(words),
    title: words.openArticle,
    submitLabel: words.open,
    sections: [
      {
        title: words.openArticle,
        fields: [{ kind: 'suggested', name: 'article', option: 'article', label: words.whichArticle, value: '', maxLength: 300 }],
      },
    ],
  };
}

function invite({ edition, words }: CommandContext): Reply {
  return composeInvitation(words.inviteArticle(words.slash('article')), edition.articles.slice(0, 10), words.newestArticles);
}

function openArticle(reference: string, sectionReference: string | undefined, context: CommandContext): Reply {
  const { words } = context;
  const found = context.findArticle(reference);
  const typed = reference.slice(0, 100);
  switch (found.kind) {
    case 'unknown':
      if (context.edition.articles.length === 0) return composeNotice(words.nothingPublished);
      return {
        ...composeNotice(words.noArticleCalled(typed)),
        actions: [...articlePicker(found.nearest, words.otherArticles)],
      };
    case 'several':
      return composeInvitation(words.severalArticles(typed), found.articles, words.chooseArticle);
    case 'article':
      return openSection(found.article, sectionReference, context);
  }
}

function openSection(opened: Article, reference: string | undefined, context: CommandContext): Reply {
  const section = reference === undefined ? opened.sections[0] : context.findSectionOf(opened, reference);
  if (section) return composeOpened(opened, section, context);
  const { words } = context;
  const notice = composeNotice(words.noSectionCalled(opened.title, (reference ?? '').slice(0, 100)));
  return { ...notice, actions: sectionMenu(opened, words) };
}

/** Only where announcements run is there anything to follow. */
function followAuthor({ bylines: [author] }: Article, { announcements, words }: CommandContext): readonly Action[] {
  if (announcements === undefined || author === undefined) return [];
  return followButton('author', author, words);
}

/** A section with a menu of the others in its article. */
export function composeOpened(opened: Article, section: Section, context: CommandContext, audience: Reply['audience'] = 'channel'): Reply {
  return composeSection(opened, section, {
    ...lookOf(context),
    audience,
    terms: termsInSection(section, context),
    actions: [...followAuthor(opened, context), ...sectionMenu(opened, context.words, section)],
  });
}
