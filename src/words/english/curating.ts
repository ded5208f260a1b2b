import { counted } from './counted.ts';

/** Lists of terms, and everything about the terms that editors change in chat, in English: the types of all languages are those of this one. */
export const curating = {
  // Terms by letter and topic.
  termsByName: (number: number, term: string) =>
    `${counted(number, 'term')} ${number === 1 ? 'is' : 'are'} explained. ${term} explains one.`,
  termsByLetter: (number: number, list: string) =>
    `${counted(number, 'term')} are explained. Write a letter behind ${list} to see its terms, for example ${list} a.`,
  termCount: (number: number) => counted(number, 'term'),
  termsBeginning: (number: number, letter: string) => `${counted(number, 'term')} ${number === 1 ? 'begins' : 'begin'} with ${letter}.`,
  termsOnTopic: (number: number, topic: string) =>
    `${counted(number, 'term')} ${number === 1 ? 'is' : 'are'} used by the newest articles on ${topic}.`,
  noTermOnTopic: (topic: string) => `No term is used by the newest articles on ${topic}.`,
  firstOfThem: (listed: number) => `These are the first ${listed}:`,
  explainOne: 'Explain …',
  noTermGroup: (about: string, letters: readonly string[]) =>
    `No term begins with “${about}”, and no article has such a topic. Letters: ${letters.join(' ')}.`,
  topicList: (topics: readonly string[]) => `Topics: ${topics.join(', ')}.`,
  notExplained: (name: string, news: string) => `The editors do not explain “${name}”. ${news} searches the articles for it.`,

  // The right to change terms.
  termsNotKept: 'Nothing is kept here, so terms cannot be changed.',
  nameTheEditors:
    'Terms are the same wherever Newsdesk answers, and this may not be the only place. To change them, somebody has to name their editors in publication.yaml: `editors:`.',
  termsForManagers: (suggest: string) => `Terms are for people who may manage this channel. Everybody may suggest one: ${suggest}.`,
  termsForEditors: (suggest: string) => `Terms are for the editors that publication.yaml names. Everybody may suggest one: ${suggest}.`,

  // The forms.
  termForms: {
    add: { title: 'Add a term', submit: 'Add' },
    edit: { title: 'Edit a term', submit: 'Save' },
    alias: { title: 'Other names', submit: 'Save' },
    merge: { title: 'Merge two terms', submit: 'Merge' },
    hide: { title: 'Hide a term', submit: 'Hide' },
    restore: { title: 'Show a term again', submit: 'Show' },
    suggest: { title: 'Suggest a term', submit: 'Suggest' },
    accept: { title: 'Accept a suggestion', submit: 'Accept' },
  },
  termField: { label: 'Term', hint: 'As articles write it.' },
  explanationField: { label: 'Explanation', hint: 'A sentence or two, for a reader who meets the term for the first time.' },
  namesField: { label: 'Other names', hint: 'Abbreviations and other spellings, separated by commas.' },
  otherNamesOf: (term: string) => `Other names of ${term}`,
  seeAlsoField: { label: 'See also', hint: 'Other terms, separated by commas.' },
  mergeInto: (term: string) => `Which term does ${term} go into?`,
  mergeIntoHint: 'That term keeps its explanation, and gets the names of this one.',
  hidingHint: 'Nothing answers to its names until it is shown again.',
  hidesToo: (names: readonly string[]) => `Hides too: ${names.join(', ')}`,
  whyField: { label: 'Why?', hint: 'For the other editors: it stands in the history.' },
  whyHide: 'Why hide it?',
  whyShow: (term: string) => `Why show ${term} again?`,

  // Faults in a form.
  nameIsEmpty: 'The name is empty.',
  nameTooLong: (begin: string, length: number, limit: number) => `“${begin}…” has ${length} characters; at most ${limit} fit.`,
  nameWithoutLetter: (name: string) => `“${name}” has no letter and no digit, so nobody can look it up.`,
  explanationIsEmpty: 'Say what it means: the explanation is empty.',
  explanationTooLong: (length: number, limit: number) => `The explanation has ${length} characters; at most ${limit} fit.`,
  tooManyNames: (number: number, limit: number) => `These are ${number} names; at most ${limit} fit.`,
  tooManyTerms: (number: number, limit: number) => `These are ${number} terms; at most ${limit} fit.`,
  seeAlsoTooLong: (limit: number) => `A name has at most ${limit} characters; separate names with commas.`,
  reasonTooLong: (limit: number) => `A reason has at most ${limit} characters.`,
  isInFile: (name: string, merge: string) => `“${name}” is a term of glossary.yaml. Join the two with ${merge}.`,
  isHidden: (term: string, restore: string) => `“${term}” is hidden. Show it again with ${restore}.`,
  isNameOfHidden: (name: string, term: string) => `“${name}” is a name of “${term}”, which is hidden.`,
  isExplained: (term: string, edit: string) => `“${term}” is explained already. Change it with ${edit}.`,
  isNameOf: (name: string, term: string, edit: string) => `“${name}” is a name of “${term}”. Change that one with ${edit}.`,
  isNameInFile: (name: string, term: string, edit: string) =>
    `“${name}” is a name of “${term}” in glossary.yaml. Change that one with ${edit}.`,

  // Changes that cannot be made.
  showFirst: (term: string, restore: string) => `“${term}” is hidden. Show it first: ${restore}.`,
  hiddenAlready: (term: string) => `“${term}” is hidden already.`,
  notHidden: (term: string) => `“${term}” is not hidden.`,
  nothingDifferent: (term: string) => `Nothing is different, so “${term}” stays as it is.`,
  suggestionDecided: 'This suggestion was decided before: nothing was changed now.',
  nothingToMerge: (name: string) => `Nothing explains “${name}”, so there is nothing to merge.`,
  nothingToMergeInto: (name: string) => `Nothing explains “${name}”. Name a term that is explained.`,
  sameTerm: 'This is the same term. Name another one.',
  fileExplains: (term: string, edit: string) => `glossary.yaml explains “${term}” already. Change it with ${edit}.`,
  notExplainedYet: (name: string, add: string) => `Nothing explains “${name}” yet. Add it with ${add}.`,
  writeTerm: 'Which term? Write its name behind the command.',
  termGone: (terms: string) => `This term is not there any more. Ask again with ${terms}.`,
  nothingToUndo: (name: string) => `Nothing was changed about “${name}” in chat, so there is nothing to undo.`,
  changedSince: (term: string, history: string) => `“${term}” was changed again since. ${history} says by whom.`,
  undoneLast: (change: string, history: string) => `${change}. ${history} has a button that does it again.`,
  changedWithIt: (term: string, undo: string) => `“${term}” was changed with it, and again since. Undo that change first: ${undo}.`,
  cannotUndo: (why: string) => `It cannot be undone now. ${why}`,
  suggestedToday: (number: number) => `You have suggested ${number} terms within a day. Please come back tomorrow.`,
  queueIsFull: (number: number) => `${number} suggestions wait for the editors already. Please try again in a few days.`,

  // Changes that were made.
  noTermChanged: 'Nothing was changed.',
  termAdded: (term: string) => `“${term}” is a term now, and answers from this moment.`,
  termSaved: (term: string) => `“${term}” is saved, and answers so from this moment.`,
  termHidden: (term: string, restore: string) => `“${term}” is hidden: nothing answers to its names until ${restore}.`,
  termShown: (term: string) => `“${term}” is shown again.`,
  termLeftToFile: (term: string) => `“${term}” is shown again, in the words of the file and the articles.`,
  termMerged: (from: string, into: string) => `“${from}” went into “${into}”, which answers to all names now.`,
  otherMerged: (into: string) => `The other term went into “${into}”, which answers to all names now.`,
  changeUndone: (term: string) => `The last change of “${term}” is undone.`,
  fileHasItToo: (exporting: string) =>
    `glossary.yaml has it too: your words stand before those of the file until ${exporting} writes them there.`,
  undo: 'Undo',
  redo: 'Redo',
  undoLast: 'Undo the last',
  editTerm: 'Edit',
  showTerm: 'Show',

  // Suggestions.
  suggestionTaken: (term: string) => `Thank you. “${term}” is with the editors now: they decide whether it is added.`,
  suggestionRejected: (term: string) => `The suggestion “${term}” is rejected.`,
  noOtherWaits: 'No other suggestion waits.',
  othersWait: (number: number, review: string) => `${number} more ${number === 1 ? 'waits' : 'wait'}: ${review}.`,
  noSuggestionWaits: 'No suggestion waits.',
  suggestionsWait: (number: number) => (number === 1 ? 'One suggestion waits.' : `${number} suggestions wait.`),
  oldestOfThem: (number: number, shown: number) => `${number} suggestions wait; these are the ${shown} oldest.`,
  alsoCalled: (names: readonly string[]) => `Also: ${names.join(', ')}.`,
  acceptThis: (rank: number) => `Accept ${rank}…`,
  rejectThis: (rank: number) => `Reject ${rank}`,

  // Hidden terms.
  noTermHidden: 'No term is hidden.',
  termsHidden: (number: number) => (number === 1 ? 'One term is hidden.' : `${number} terms are hidden.`),
  showAgain: (term: string) => `Show ${term}…`,

  // The history of a term.
  neverChanged: (name: string) => `“${name}” was never changed in chat.`,
  historyOf: (term: string) => `“${term}” as its editors changed it, the last change first:`,
  termActs: {
    add: (who: string, when: string) => `${who} added it on ${when}`,
    edit: (who: string, when: string) => `${who} edited it on ${when}`,
    alias: (who: string, when: string) => `${who} changed its other names on ${when}`,
    merge: (who: string, when: string) => `${who} merged it on ${when}`,
    hide: (who: string, when: string) => `${who} hid it on ${when}`,
    restore: (who: string, when: string) => `${who} showed it again on ${when}`,
    undo: (who: string, when: string) => `${who} took a change back on ${when}`,
    accept: (who: string, when: string) => `${who} accepted a suggestion on ${when}`,
    reject: (who: string, when: string) => `${who} rejected a suggestion on ${when}`,
    import: (who: string, when: string) => `${who} imported it from a file on ${when}`,
  },
  withReason: (change: string, reason: string) => `${change}: ${reason}`,
  versionShown: (names: readonly string[], explanation: string) => `${names.join(', ')}: ${explanation}`,
  versionHidden: (names: readonly string[]) => `${names.join(', ')}: hidden`,
  versionPlain: (term: string) => `${term}: nothing of its own`,
  seeAlsoTerms: (terms: readonly string[]) => `See also: ${terms.join(', ')}.`,

  // A change by somebody else while a form was open. An empty text is a part that there is not.
  becameThis: {
    headword: (now: string, before: string) => became('the term', now, before),
    definition: (now: string, before: string) => became('the explanation', now, before),
    aliases: (now: string, before: string) => namesBecame(now, before),
    seeAlso: (now: string, before: string) => became('see also', now, before),
    hidden: 'it is hidden',
    plain: 'it says nothing of its own any more',
    restored: 'it is shown again in the words of the file and the articles',
    same: 'and its words are the same again',
  },
  changedMeanwhile: (who: string, when: string, changes: readonly string[]) =>
    `${who} changed this on ${when} while you had the form open: ${changes.join('; ')}. Nothing of yours is lost: send it again to put your words in place of these.`,
};

function became(part: string, now: string, before: string): string {
  return `${part} is now ${now === '' ? 'empty' : `“${now}”`}${before === '' ? '' : ` and was “${before}”`}`;
}

function namesBecame(now: string, before: string): string {
  if (now === '') return `the other names, “${before}”, are gone`;
  return `the other names are now “${now}”${before === '' ? '' : ` and were “${before}”`}`;
}
