import { grammarOf } from '../grammar.ts';
import type { CuratingTexts } from '../words.ts';

const { count } = grammarOf('de-DE');

function terms(number: number): string {
  return count(number, { one: '# Begriff', other: '# Begriffe' });
}

function became(part: string, now: string, before: string): string {
  return `${part}: jetzt ${now === '' ? 'leer' : `„${now}“`}${before === '' ? '' : `, vorher „${before}“`}`;
}

/** Lists of terms, and everything about the terms that editors change in chat, in German. */
export const curating = {
  termsByName: (number, term) => `${terms(number)} ${number === 1 ? 'ist' : 'sind'} erklärt. ${term} erklärt einen davon.`,
  termsByLetter: (number, list) =>
    `${terms(number)} sind erklärt. Schreib einen Buchstaben hinter ${list}, um seine Begriffe zu sehen, zum Beispiel ${list} a.`,
  termCount: terms,
  termsBeginning: (number, letter) => `${terms(number)} ${number === 1 ? 'beginnt' : 'beginnen'} mit ${letter}.`,
  termsOnTopic: (number, topic) => `${terms(number)} ${number === 1 ? 'kommt' : 'kommen'} in den neuesten Artikeln zum Thema ${topic} vor.`,
  noTermOnTopic: (topic) => `In den neuesten Artikeln zum Thema ${topic} kommt kein Begriff vor.`,
  firstOfThem: (listed) => `Die ersten ${listed}:`,
  explainOne: 'Erklären …',
  noTermGroup: (about, letters) =>
    `Kein Begriff beginnt mit „${about}“, und kein Artikel hat ein solches Thema. Buchstaben: ${letters.join(' ')}.`,
  topicList: (topics) => `Themen: ${topics.join(', ')}.`,
  notExplained: (name, news) => `Die Redaktion erklärt „${name}“ nicht. ${news} sucht in den Artikeln danach.`,

  termsNotKept: 'Hier wird nichts gespeichert, deshalb lassen sich Begriffe nicht ändern.',
  nameTheEditors:
    'Die Begriffe sind überall dieselben, wo Newsdesk antwortet, und das ist vielleicht nicht nur hier. Damit jemand sie ändern kann, müssen in publication.yaml die Leute stehen, die das dürfen: `editors:`.',
  termsForManagers: (suggest) => `Begriffe ändern können Leute, die diesen Kanal verwalten dürfen. Vorschlagen kann sie jeder: ${suggest}.`,
  termsForEditors: (suggest) => `Begriffe ändern können die Leute, die publication.yaml nennt. Vorschlagen kann sie jeder: ${suggest}.`,

  termForms: {
    add: { title: 'Begriff hinzufügen', submit: 'Hinzufügen' },
    edit: { title: 'Begriff bearbeiten', submit: 'Speichern' },
    alias: { title: 'Andere Namen', submit: 'Speichern' },
    merge: { title: 'Begriffe zusammenführen', submit: 'Zusammenführen' },
    hide: { title: 'Begriff ausblenden', submit: 'Ausblenden' },
    restore: { title: 'Begriff wieder zeigen', submit: 'Zeigen' },
    suggest: { title: 'Begriff vorschlagen', submit: 'Vorschlagen' },
    accept: { title: 'Vorschlag annehmen', submit: 'Annehmen' },
  },
  termField: { label: 'Begriff', hint: 'So, wie Artikel ihn schreiben.' },
  explanationField: { label: 'Erklärung', hint: 'Ein oder zwei Sätze für jemanden, der dem Begriff zum ersten Mal begegnet.' },
  namesField: { label: 'Andere Namen', hint: 'Abkürzungen und andere Schreibweisen, durch Kommas getrennt.' },
  otherNamesOf: (term) => `Andere Namen von ${term}`,
  seeAlsoField: { label: 'Siehe auch', hint: 'Andere Begriffe, durch Kommas getrennt.' },
  mergeInto: (term) => `Welcher Begriff nimmt ${term} auf?`,
  mergeIntoHint: 'Er behält seine Erklärung und bekommt die Namen von diesem dazu.',
  hidingHint: 'Keiner seiner Namen wird erklärt, bis er wieder gezeigt wird.',
  hidesToo: (names) => `Betrifft auch: ${names.join(', ')}`,
  whyField: { label: 'Warum?', hint: 'Für die anderen in der Redaktion: Es steht im Verlauf.' },
  whyHide: 'Warum ausblenden?',
  whyShow: (term) => `Warum ${term} wieder zeigen?`,

  nameIsEmpty: 'Der Name ist leer.',
  nameTooLong: (begin, length, limit) => `„${begin}…“ hat ${length} Zeichen; höchstens ${limit} passen hinein.`,
  nameWithoutLetter: (name) => `„${name}“ hat keinen Buchstaben und keine Ziffer, so kann es niemand nachschlagen.`,
  explanationIsEmpty: 'Schreib, was der Begriff bedeutet: Die Erklärung ist leer.',
  explanationTooLong: (length, limit) => `Die Erklärung hat ${length} Zeichen; höchstens ${limit} passen hinein.`,
  tooManyNames: (number, limit) => `Das sind ${number} Namen; höchstens ${limit} sind möglich.`,
  tooManyTerms: (number, limit) => `Das sind ${number} Begriffe; höchstens ${limit} sind möglich.`,
  seeAlsoTooLong: (limit) => `Ein Name hat höchstens ${limit} Zeichen; Kommas trennen die Namen.`,
  reasonTooLong: (limit) => `Eine Begründung hat höchstens ${limit} Zeichen.`,
  isInFile: (name, merge) => `„${name}“ ist ein Begriff in glossary.yaml. Führ die beiden mit ${merge} zusammen.`,
  isHidden: (term, restore) => `„${term}“ ist ausgeblendet. Wieder zeigen kannst du es mit ${restore}.`,
  isNameOfHidden: (name, term) => `„${name}“ ist ein Name von „${term}“, und das ist ausgeblendet.`,
  isExplained: (term, edit) => `„${term}“ ist schon erklärt. Ändern kannst du es mit ${edit}.`,
  isNameOf: (name, term, edit) => `„${name}“ ist ein Name von „${term}“. Ändern kannst du diesen Begriff mit ${edit}.`,
  isNameInFile: (name, term, edit) => `„${name}“ ist ein Name von „${term}“ in glossary.yaml. Ändern kannst du diesen Begriff mit ${edit}.`,

  showFirst: (term, restore) => `„${term}“ ist ausgeblendet. Zeig es zuerst wieder: ${restore}.`,
  hiddenAlready: (term) => `„${term}“ ist schon ausgeblendet.`,
  notHidden: (term) => `„${term}“ ist nicht ausgeblendet.`,
  nothingDifferent: (term) => `Nichts ist anders, also bleibt „${term}“, wie es ist.`,
  suggestionDecided: 'Über diesen Vorschlag ist schon entschieden: Jetzt wurde nichts geändert.',
  nothingToMerge: (name) => `„${name}“ ist nicht erklärt, also gibt es nichts zusammenzuführen.`,
  nothingToMergeInto: (name) => `„${name}“ ist nicht erklärt. Nenn einen Begriff, der es ist.`,
  sameTerm: 'Das ist derselbe Begriff. Nenn einen anderen.',
  fileExplains: (term, edit) => `glossary.yaml erklärt „${term}“ schon. Ändern kannst du es mit ${edit}.`,
  notExplainedYet: (name, add) => `„${name}“ ist noch nicht erklärt. Füg es hinzu mit ${add}.`,
  writeTerm: 'Welcher Begriff? Schreib seinen Namen hinter den Befehl.',
  termGone: (command) => `Diesen Begriff gibt es nicht mehr. Frag noch einmal mit ${command}.`,
  nothingToUndo: (name) => `An „${name}“ wurde im Chat nichts geändert, also gibt es nichts rückgängig zu machen.`,
  changedSince: (term, history) => `„${term}“ wurde inzwischen noch einmal geändert. ${history} sagt, von wem.`,
  undoneLast: (change, history) => `${change}. ${history} hat einen Knopf, der die Änderung wiederherstellt.`,
  changedWithIt: (term, undo) =>
    `„${term}“ wurde zugleich geändert und seitdem noch einmal. Mach zuerst jene Änderung rückgängig: ${undo}.`,
  cannotUndo: (why) => `Das lässt sich jetzt nicht rückgängig machen. ${why}`,
  suggestedToday: (number) =>
    `Du hast an einem Tag ${count(number, { one: '# Begriff', other: '# Begriffe' })} vorgeschlagen. Bitte komm morgen wieder.`,
  queueIsFull: (number) => `Bei der Redaktion liegen schon ${number} Vorschläge. Bitte versuch es in ein paar Tagen noch einmal.`,

  noTermChanged: 'Es wurde nichts geändert.',
  termAdded: (term) => `„${term}“ ist jetzt ein Begriff und wird ab sofort erklärt.`,
  termSaved: (term) => `„${term}“ ist gespeichert und wird ab sofort so erklärt.`,
  termHidden: (term, restore) => `„${term}“ ist ausgeblendet: Keiner seiner Namen wird erklärt, bis du es mit ${restore} wieder zeigst.`,
  termShown: (term) => `„${term}“ wird wieder gezeigt.`,
  termLeftToFile: (term) => `„${term}“ wird wieder gezeigt, mit den Worten der Datei und der Artikel.`,
  termMerged: (from, into) => `„${from}“ ist in „${into}“ aufgegangen, das jetzt alle Namen trägt.`,
  otherMerged: (into) => `Der andere Begriff ist in „${into}“ aufgegangen, das jetzt alle Namen trägt.`,
  changeUndone: (term) => `Die letzte Änderung an „${term}“ ist rückgängig gemacht.`,
  fileHasItToo: (exporting) =>
    `Es steht auch in glossary.yaml: Deine Worte gehen denen der Datei vor, bis ${exporting} sie dort hineinschreibt.`,
  undo: 'Rückgängig machen',
  redo: 'Wiederherstellen',
  undoLast: 'Letzte rückgängig machen',
  editTerm: 'Bearbeiten',
  showTerm: 'Ansehen',

  suggestionTaken: (term) => `Danke. „${term}“ liegt jetzt bei der Redaktion: Sie entscheidet, ob es aufgenommen wird.`,
  suggestionRejected: (term) => `Der Vorschlag „${term}“ ist abgelehnt.`,
  noOtherWaits: 'Es wartet kein anderer Vorschlag.',
  othersWait: (number, review) => `${count(number, { one: '# weiterer wartet', other: '# weitere warten' })}: ${review}.`,
  noSuggestionWaits: 'Es wartet kein Vorschlag.',
  suggestionsWait: (number) => count(number, { one: 'Ein Vorschlag wartet.', other: '# Vorschläge warten.' }),
  oldestOfThem: (number, shown) => `${number} Vorschläge warten; das sind die ${shown} ältesten.`,
  alsoCalled: (names) => `Auch: ${names.join(', ')}.`,
  acceptThis: (rank) => `${rank} annehmen …`,
  rejectThis: (rank) => `${rank} ablehnen`,

  noTermHidden: 'Kein Begriff ist ausgeblendet.',
  termsHidden: (number) => count(number, { one: 'Ein Begriff ist ausgeblendet.', other: '# Begriffe sind ausgeblendet.' }),
  showAgain: (term) => `${term} zeigen …`,

  neverChanged: (name) => `„${name}“ wurde im Chat nie geändert.`,
  historyOf: (term) => `„${term}“, wie die Redaktion es geändert hat, die letzte Änderung zuerst:`,
  termActs: {
    add: (who, when) => `${who} hat es am ${when} hinzugefügt`,
    edit: (who, when) => `${who} hat es am ${when} bearbeitet`,
    alias: (who, when) => `${who} hat am ${when} die anderen Namen geändert`,
    merge: (who, when) => `${who} hat es am ${when} zusammengeführt`,
    hide: (who, when) => `${who} hat es am ${when} ausgeblendet`,
    restore: (who, when) => `${who} hat es am ${when} wieder gezeigt`,
    undo: (who, when) => `${who} hat am ${when} eine Änderung rückgängig gemacht`,
    accept: (who, when) => `${who} hat am ${when} einen Vorschlag angenommen`,
    reject: (who, when) => `${who} hat am ${when} einen Vorschlag abgelehnt`,
    import: (who, when) => `${who} hat es am ${when} aus einer Datei übernommen`,
  },
  withReason: (change, reason) => `${change}: ${reason}`,
  versionShown: (names, explanation) => `${names.join(', ')}: ${explanation}`,
  versionHidden: (names) => `${names.join(', ')}: ausgeblendet`,
  versionPlain: (term) => `${term}: ohne eigene Erklärung`,
  seeAlsoTerms: (names) => `Siehe auch: ${names.join(', ')}.`,

  becameThis: {
    headword: (now, before) => became('Begriff', now, before),
    definition: (now, before) => became('Erklärung', now, before),
    aliases: (now, before) => became('andere Namen', now, before),
    seeAlso: (now, before) => became('siehe auch', now, before),
    hidden: 'es ist ausgeblendet',
    plain: 'es hat keine eigene Erklärung mehr',
    restored: 'es wird wieder gezeigt, mit den Worten der Datei und der Artikel',
    same: 'die Worte sind wieder dieselben',
  },
  changedMeanwhile: (who, when, changes) =>
    `${who} hat das am ${when} geändert, während dein Formular offen war: ${changes.join('; ')}. Von dir ist nichts verloren: Sende es noch einmal, um deine Worte an die Stelle von diesen zu setzen.`,
} satisfies CuratingTexts;
