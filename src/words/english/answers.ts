import { grammarOf } from '../grammar.ts';
import { counted } from './counted.ts';

// British lists have no comma before the last part, as texts here.
const { any } = grammarOf('en-GB');
const { date } = grammarOf('en-US');

/** Names and words of an asker's own are in quotes; of a list, the language says what stands between. */
function quoted(words: readonly string[]): string {
  return any(words.map((word) => `“${word}”`));
}

/** Everything that readers see, in English: the types of all languages are those of this one. */
export const answers = {
  /** BCP 47, the language alone. */
  code: 'en',
  date,

  // Around what is quoted.
  by: (names: readonly string[]) => `By ${names.join(', ')}`,
  source: (name: string) => `Source: ${name}`,
  updated: (day: string) => `Updated ${day}`,
  introduction: 'Introduction',
  readArticle: 'Read the article',
  termsInIt: (names: readonly string[]) => `Terms in it: ${names.join(', ')}`,
  otherSections: 'Other sections of this article',
  correction: (text: string) => `Correction: ${text}`,
  retracted: (title: string) => `Retracted: ${title}`,
  wasRetracted: (why: string) => `This article was retracted: ${why}`,
  forMembers: 'This article is for members: its text is not shown here.',
  goesOn: 'The text goes on in the article.',
  more: (number: number) => `and ${number} more`,
  previous: '◀ Previous',
  next: 'Next ▶',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  open: 'Open',
  image: (alt: string) => (alt === '' ? 'Image' : `Image: ${alt}`),

  // Answers to a search.
  inviteQuery: (news: string, example: string) =>
    `What would you like to read about? Type a few words after ${news}${example === '' ? '.' : `, for example: ${news} ${example}`}`,
  results: (number: number, query: string) => `${counted(number, 'result')} for ${query}`,
  newestFor: (query: string) => `Newest for ${query}`,
  readOne: 'Read one of them',
  moreAnswers: 'More answers',
  newestArticles: 'Newest articles',
  nothingMatches: (query: string) => `Nothing in our articles matches “${query}”.`,
  didYouMean: 'Did you mean:',
  showing: (read: readonly { readonly typed: string; readonly read: string }[]) =>
    `Showing ${read.map(({ typed, read: meant }) => `“${meant}” for “${typed}”`).join(', ')}.`,
  searchInstead: (typed: string) => `Search instead for “${typed}”`,
  nothingMentions: (words: readonly string[]) => `No article mentions ${quoted(words)}.`,
  sectionLacks: (words: readonly string[]) => `This section does not mention ${quoted(words)}.`,
  wordsApart: 'This section has these words, but not together. It may not answer the question.',
  leftOut: (words: readonly string[]) => `Sections that mention ${quoted(words)} are left out: a hyphen before a word does that.`,

  // Questions that ask for nothing, and filters that no article passes.
  emptyQueries: {
    onlyLeftOut: 'Only words to leave out were given. Write at least one word to look for.',
    nothing: 'Write what to look for, for example a name or a few words.',
    noWord: 'There is no word to look for in this. Write a name or a few words.',
  },
  noSuchFilter: (written: string, instead: string) => `${written} is not a filter here: ${instead}.`,
  insteadOfFilter: {
    tag: 'write topic:power',
    tags: 'write topic:power',
    title: 'write in:liquid-cooling for one article, or the words of its title alone',
    before: 'write until:2026-05, which is that month and all before it',
    after: 'write since:2026-05, which is that month and all after it',
  },
  filterNeedsValue: (written: string, example: string) => `${written} needs a value, for example ${example}.`,
  notADate: (written: string, name: string) =>
    `${written} is not a date I can read. Write a year, a month or a day (${name}:2026, ${name}:2026-05, ${name}:2026-05-03) or how long ago (${name}:7d, ${name}:"last week").`,
  noneIsCalled: {
    article: (name: string) => `No article here is called “${name}”.`,
    topic: (name: string) => `No topic here is called “${name}”.`,
    author: (name: string) => `No author here is called “${name}”.`,
  },
  noneIsNamed: { topic: 'No article names a topic.', author: 'No article names an author.' },
  thereIs: (names: readonly string[]) => `There ${names.length === 1 ? 'is' : 'are'}: ${names.join(', ')}.`,
  noneInTime: {
    since: (day: string, written: string, isOneOfSeveral: boolean) =>
      `No article is from ${day} or later${isOneOfSeveral ? ' and passes the other filters' : ''}. Leave ${written} out, or go further back.`,
    until: (day: string, written: string, isOneOfSeveral: boolean) =>
      `No article is from ${day} or before${isOneOfSeveral ? ' and passes the other filters' : ''}. Leave ${written} out, or choose a later date.`,
  },
  noneTogether: (written: string) => `No article passes ${written} together with the other filters. Leave one of them out.`,

  // The newest articles.
  nothingPublished: 'Nothing has been published yet.',
  newestIs: (title: string) => `The newest article: ${title}`,
  newest: (number: number) => `The ${number} newest articles`,

  // Articles by name.
  whichArticle: 'Which article?',
  openArticle: 'Open an article',
  inviteArticle: (article: string) => `Which article? Type its title or a part of it after ${article}.`,
  noArticleCalled: (name: string) => `There is no article called “${name}”.`,
  otherArticles: 'Other articles',
  severalArticles: (name: string) => `Several articles fit “${name}”. Which one?`,
  chooseArticle: 'Choose an article',
  noSectionCalled: (title: string, name: string) => `“${title}” has no section called “${name}”. Its sections are in the menu.`,
  textChanged: 'This text was changed since. This is the new one.',
  sectionGone: (news: string) => `This section is no longer there: the article was changed or taken down. Ask again with ${news}.`,

  // Terms.
  explainTerm: 'Explain a term',
  explain: 'Explain',
  whichTerm: 'Which term?',
  also: (names: readonly string[]) => `Also: ${names.join(', ')}`,
  seeAlso: (name: string) => `See also: ${name}`,
  readWhereItStands: 'Read where it stands',
  mentionedIn: (places: number, isPart: boolean) => `Mentioned in ${placesOf(places, isPart)}:`,
  alsoMentionedIn: (places: number, isPart: boolean) => `Also mentioned in ${placesOf(places, isPart)}:`,
  otherMentions: (number: number, isPart: boolean) => `Other mentions (${isPart ? 'more than ' : ''}${number})`,
  onlyMention: 'No article defines it. Only this section mentions it:',
  bestMention: (sections: number, isPart: boolean) =>
    `No article defines it. ${isPart ? 'More than ' : ''}${counted(sections, 'section')} ${sections === 1 ? 'mentions' : 'mention'} it; this one says most about it:`,
  timesIn: (times: number, sections: number) => `${times} times in ${sections} sections`,
  moreDefinitions: (number: number) => `and ${number} more, in the menu`,
  moreArticles: (number: number) => `and ${number} more ${number === 1 ? 'article' : 'articles'}, in the menu`,
  moreSections: (number: number) => `and ${number} more ${number === 1 ? 'section' : 'sections'}, in the article`,
  inTheWordsOf: (title: string) => `In the words of “${title}”:`,
  glossary: 'Glossary',
  theGlossary: 'the glossary',
  sameWordsIn: (titles: readonly string[]) => `Said in the same words in ${titles.join(', ')}.`,
  termNowhere: (name: string) => `“${name}” is not in our glossary, and no article mentions it.`,
  termUnknown: (name: string, news: string) =>
    `“${name}” is not in our glossary, and the newest sections that were looked at do not mention it. Try ${news} for a search in all of them.`,
  noTerms: 'No terms are explained yet.',
  terms: (number: number, term: string) =>
    `${counted(number, 'term')} ${number === 1 ? 'is' : 'are'} explained. Type ${number === 1 ? 'it' : 'one of them'} after ${term}:`,
  firstTerms: (number: number, term: string, listed: number) =>
    `${counted(number, 'term')} are explained. Type one of them after ${term}. The first ${listed}, in order; the others are suggested as you type:`,

  // A message that is looked up.
  termsInMessage: (names: readonly string[]) =>
    `${names.length === 1 ? 'One term' : `${names.length} terms`} in this message: ${names.join(', ')}`,
  termsFound: (names: readonly string[]) => `Terms: ${names.join(', ')}`,
  saysMost: 'The section that says most about this message:',
  otherSectionsAboutIt: 'Other sections about it',
  noWordsInMessage: 'This message has no words to look up.',
  nothingExplains: (news: string) =>
    `Nothing in our articles explains this message: it names none of their terms, and no section is about it. Try ${news} with a few words.`,

  // Sharing.
  share: 'Share',
  shareWithLine: 'Share with a line…',
  shareThis: 'Share this answer',
  ownLine: 'A line of your own',
  ownLineHint: 'It stands above the answer, with your name. It pings nobody.',
  sharedBy: (name: string) => `Shared by ${name}`,
  somebody: 'somebody',
  sharedSummary: (summary: string, name: string) => (name === '' ? `Shared: ${summary}` : `Shared by ${name}: ${summary}`),
  mayNotShare: 'You may not write in this channel, so the answer cannot be shared.',
  mayNotShow: 'You may not write in this channel, so only you see this answer.',
  mayNotShareAsGuest: 'You may not write here, or this server keeps the apps of its members private. So the answer cannot be shared.',
  mayNotShowAsGuest: 'You may not write here, or this server keeps the apps of its members private. So only you see this answer.',
  shareChanged: 'Nothing was shared: the text was changed since. This is the new one.',
  shareGone: 'This is no longer there: it was changed or taken down. Nothing was shared. Ask again.',
  sharedBefore: 'You have shared this answer before. If the channel does not show it, ask again and share that answer.',
  sharingTooLate: 'Sharing took too long, so nothing was shared. Please press Share again.',
  sharingInDoubt:
    'Slack did not say whether your answer was shared. Look whether the channel shows it. If it does not, ask again and share that answer.',

  // A verdict on an answer.
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  thanks: { helpful: 'Thank you.', unhelpful: 'Thank you. The editors see the question, and not who asked it.' },
  countedBefore: 'You have said so before, and it was counted.',
  notCounted: 'Nothing is kept here, so this was not counted.',

  // Following.
  announceTermHere: (name: string) => `Announce ${name} here`,
  termAnnouncedHere: (name: string) => `Articles that mention ${name} are announced here already.`,
  follow: (name: string) => `Follow ${name}`,
  unfollow: 'Unfollow',
  unfollowName: (name: string) => `Unfollow ${name}`,
  unfollowOne: 'Unfollow …',
  followsNow: (name: string) => `You follow ${name}: new articles on it come to you as a direct message.`,
  followsAlready: (name: string) => `You follow ${name} already.`,
  followsClosed: (name: string, closed: string) => `You follow ${name}, but nothing can reach you yet. ${closed}`,
  followsNoMore: (name: string) => `You do not follow ${name} any more.`,
  followsNothing:
    'You follow nothing yet. Below an announcement there is a button for its topic, below an article one for its author, below a term one for it.',
  followCount: (number: number) => `You follow ${number}`,
  followList: 'You get a direct message for new articles on these:',
  followKinds: { topic: 'topic', author: 'author', term: 'term' },
  directClosed: (reason: string) =>
    `Your last direct message did not arrive. ${reason}. Allow direct messages from this server (on Discord: the server’s name, Privacy Settings), and follow something to try it.`,

  // The start page of a person.
  homeAsk: 'Ask',
  homeHint: 'A name, a few words, a question',
  homeStart: '◀ Start page',
  homeNoChannel: (command: string) => `No channel here gets new articles. In a channel, ${command} starts it.`,
  homeChannels: (shown: number, all: number) =>
    shown === all ? 'New articles are announced in:' : `New articles are announced in ${shown} of ${all} channels, among them:`,
  homeFollows: (command: string) => `You follow (${command} ends it):`,
  opensInChannel: 'This opens in a channel, by its command.',

  // Help.
  howToAsk: (publication: string) => `How to ask ${publication}`,
  ask: (publication: string) => `Ask ${publication}`,
  helpArticles: (number: number) => `${counted(number, 'article')}, answered section by section in their own words. Typos are fine.`,
  /** `everybody` is the option by which all see an answer. */
  helpPrivacy: (everybody: string) =>
    `In a channel only you see an answer, until you press Share. Write ${everybody}: before or behind a question, or fill in that option, to show it to everybody at once.`,
  helpElsewhere:
    'Look this up in the menu of a message explains its terms to you alone. A mention of the bot or a direct message to it asks as well, also in threads of Slack, where commands do not work.',
  notMember:
    'The bot is not a member here: it came along in your account. It answers you, and it cannot follow topics, announce articles or hear mentions here. That works in a server that has added it.',
  helpQuery: 'In a query: "words in quotes" stay together, -word leaves out, and in:article, topic:, by:, since: and until: narrow down.',
  helpRate: (perMinute: number) => `You may ask ${perMinute === 1 ? 'one question' : `${perMinute} questions`} a minute.`,
  helpClosed: (commands: readonly string[]) => `Not open to you here: ${commands.join(', ')}.`,
  example: (line: string) => `Example: ${line}`,

  // Questions without an answer, and refusals.
  apology: (incident: string) =>
    `Sorry, something went wrong on our side and this could not be answered. Please try again; if it keeps happening, tell the people who run this bot: incident ${incident}.`,
  busy: 'Very many questions are being asked at the moment, and this one could not be answered in time. Please ask again in a few seconds.',
  tooFast: (perMinute: number, seconds: number) =>
    `Newsdesk answers ${perMinute === 1 ? 'one question' : `${perMinute} questions`} a minute for each person, so that there is time for everybody. Please ask again ${seconds === 1 ? 'in a second' : `in ${seconds} seconds`}.`,
  useLikeThis: (signature: string) => `Use it like this: ${signature}.`,
  useLikeThisFor: (signature: string, example: string) => `Use it like this: ${signature}, for example: ${example}`,
  wrongOption: (option: string, reason: string, usage: string) => `${option}: ${reason}. ${usage}`,
  tooLong: (characters: number) => `it should be ${characters} characters at most`,
  yesOrNo: 'it should be yes or no',
  wholeNumber: (min: number, max: number) => `it should be a whole number from ${min} to ${max}`,
  noCommand: (name: string, commands: readonly string[]) => `There is no command ${name}. The commands are: ${commands.join(', ')}.`,
  noSubcommand: (word: string, name: string, commands: readonly string[]) =>
    `“${word}” is not something that ${name} does. The commands are: ${commands.join(', ')}.`,
  notHere: 'That cannot be asked here: the people who run this bot have chosen the places for it.',
  openIn: 'These channels are open for it:',
  openDirect: 'You can also ask in a direct message to the bot.',
  notForYou: 'That is only for certain people, chosen by those who run this bot.',
  managersOnly: (name: string) => `${name} is for people who may manage this channel.`,
  oldVersion: 'This is from an older version. Please ask again.',
  oldButton: 'This button is from an older version. Please ask again.',

  // Forms.
  formTooLate: 'The form took too long to open. Please try again.',
  formNotOpened: (help: string, name: string) =>
    `The form did not open. Try again, or type it in one line: ${help} shows how ${name} is written.`,
  overtaken: 'Nothing was changed yet: somebody else was faster.',
  lookAndSend: 'Look and send again',
  nothingChanged: 'Nothing was changed yet: one answer cannot be read.',
  whatYouTyped: 'Nothing was changed yet. This is what you typed:',
  correctIt: 'Correct it',
  cancel: 'Cancel',
  nobody: 'Nobody',

  // The people who see the answers in a channel.
  answersArePublic: 'Everybody in this channel sees answers at once.',
  answersArePrivate: 'An answer in this channel is the asker’s alone until it is shared.',
  ruleOfPublication: (rule: string) => `${rule} That is the rule of the publication.`,
  ruleOfChannel: (rule: string, usual: string) => `${rule} That is the rule of this channel; ${usual} takes it away.`,
  noOwnRule: 'Nothing is kept here, so a channel has no rule of its own.',
  rulesAreForChannels: 'This is for channels. In a direct message nobody else reads along.',
};

function placesOf(number: number, isPart: boolean): string {
  return `${isPart ? 'more than ' : ''}${number === 1 ? 'one place' : `${number} places`}`;
}
