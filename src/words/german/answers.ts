import { grammarOf } from '../grammar.ts';
import type { AnswerTexts } from '../words.ts';

const { all, any, count, date } = grammarOf('de-DE');

function quoted(words: readonly string[]): string {
  return any(words.map((word) => `„${word}“`));
}

function articles(number: number): string {
  return count(number, { one: '# Artikel', other: '# Artikel' });
}

function places(number: number, isPart: boolean): string {
  return isPart
    ? `mehr als ${count(number, { one: 'einer Stelle', other: '# Stellen' })}`
    : count(number, { one: 'einer Stelle', other: '# Stellen' });
}

/** Everything that readers see, in German; readers are called *du*. */
export const answers = {
  code: 'de',
  date,

  by: (names) => `Von ${all(names)}`,
  source: (name) => `Quelle: ${name}`,
  updated: (day) => `Aktualisiert am ${day}`,
  introduction: 'Einleitung',
  readArticle: 'Artikel lesen',
  termsInIt: (names) => `Begriffe darin: ${names.join(', ')}`,
  otherSections: 'Weitere Abschnitte dieses Artikels',
  correction: (text) => `Korrektur: ${text}`,
  retracted: (title) => `Zurückgezogen: ${title}`,
  wasRetracted: (why) => `Dieser Artikel wurde zurückgezogen: ${why}`,
  forMembers: 'Dieser Artikel ist für Mitglieder: Sein Text wird hier nicht gezeigt.',
  goesOn: 'Der Text geht im Artikel weiter.',
  more: (number) => count(number, { one: 'und # weiterer', other: 'und # weitere' }),
  previous: '◀ Zurück',
  next: 'Weiter ▶',
  page: (page, pages) => `Seite ${page} von ${pages}`,
  open: 'Öffnen',
  image: (alt) => (alt === '' ? 'Bild' : `Bild: ${alt}`),

  inviteQuery: (news, example) =>
    `Worüber möchtest du lesen? Schreib ein paar Wörter hinter ${news}${example === '' ? '.' : `, zum Beispiel: ${news} ${example}`}`,
  results: (number, query) => `${count(number, { one: '# Treffer', other: '# Treffer' })} für ${query}`,
  newestFor: (query) => `Neuestes zu ${query}`,
  readOne: 'Einen davon lesen',
  moreAnswers: 'Weitere Antworten',
  newestArticles: 'Neueste Artikel',
  nothingMatches: (query) => `Nichts in unseren Artikeln passt zu „${query}“.`,
  didYouMean: 'Meintest du:',
  showing: (read) => `Gezeigt wird ${all(read.map(({ typed, read: meant }) => `„${meant}“ für „${typed}“`))}.`,
  searchInstead: (typed) => `Stattdessen „${typed}“ suchen`,
  nothingMentions: (words) => `Kein Artikel erwähnt ${quoted(words)}.`,
  sectionLacks: (words) => `Dieser Abschnitt erwähnt ${quoted(words)} nicht.`,
  wordsApart: 'Diese Wörter stehen in diesem Abschnitt, aber nicht beieinander. Vielleicht beantwortet er die Frage nicht.',
  leftOut: (words) => `Weggelassen ist, was ${quoted(words)} erwähnt: Ein Bindestrich vor einem Wort schließt es aus.`,

  emptyQueries: {
    onlyLeftOut: 'Es sind nur Wörter genannt, die fehlen sollen. Schreib mindestens ein Wort, nach dem gesucht wird.',
    nothing: 'Schreib, wonach du suchst, zum Beispiel einen Namen oder ein paar Wörter.',
    noWord: 'Darin ist kein Wort, nach dem man suchen kann. Schreib einen Namen oder ein paar Wörter.',
  },
  noSuchFilter: (written, instead) => `${written} ist hier kein Filter: ${instead}.`,
  insteadOfFilter: {
    tag: 'schreib topic:power',
    tags: 'schreib topic:power',
    title: 'schreib in:liquid-cooling für einen Artikel oder nur die Wörter seines Titels',
    before: 'schreib until:2026-05, das ist dieser Monat und alles davor',
    after: 'schreib since:2026-05, das ist dieser Monat und alles danach',
  },
  filterNeedsValue: (written, example) => `${written} braucht einen Wert, zum Beispiel ${example}.`,
  notADate: (written, name) =>
    `${written} ist kein Datum, das sich lesen lässt. Schreib ein Jahr, einen Monat oder einen Tag (${name}:2026, ${name}:2026-05, ${name}:2026-05-03) oder wie lange es her ist (${name}:7d, ${name}:"last week").`,
  noneIsCalled: {
    article: (name) => `Kein Artikel heißt hier „${name}“.`,
    topic: (name) => `Kein Thema heißt hier „${name}“.`,
    author: (name) => `Kein Autor heißt hier „${name}“.`,
  },
  noneIsNamed: { topic: 'Kein Artikel nennt ein Thema.', author: 'Kein Artikel nennt einen Autor.' },
  thereIs: (names) => `Es gibt: ${names.join(', ')}.`,
  noneInTime: {
    since: (day, written, isOneOfSeveral) =>
      `Kein Artikel ist von ${day} oder später${isOneOfSeveral ? ' und passt zu den anderen Filtern' : ''}. Lass ${written} weg oder geh weiter zurück.`,
    until: (day, written, isOneOfSeveral) =>
      `Kein Artikel ist von ${day} oder früher${isOneOfSeveral ? ' und passt zu den anderen Filtern' : ''}. Lass ${written} weg oder nimm ein späteres Datum.`,
  },
  noneTogether: (written) => `Kein Artikel passt zu ${written} und zugleich zu den anderen Filtern. Lass einen davon weg.`,

  nothingPublished: 'Es ist noch nichts erschienen.',
  newestIs: (title) => `Der neueste Artikel: ${title}`,
  newest: (number) => count(number, { one: 'Der neueste Artikel', other: 'Die # neuesten Artikel' }),

  whichArticle: 'Welcher Artikel?',
  openArticle: 'Artikel öffnen',
  inviteArticle: (article) => `Welcher Artikel? Schreib seinen Titel oder einen Teil davon hinter ${article}.`,
  noArticleCalled: (name) => `Es gibt keinen Artikel namens „${name}“.`,
  otherArticles: 'Andere Artikel',
  severalArticles: (name) => `Zu „${name}“ passen mehrere Artikel. Welcher?`,
  chooseArticle: 'Artikel wählen',
  noSectionCalled: (title, name) => `„${title}“ hat keinen Abschnitt namens „${name}“. Seine Abschnitte stehen im Menü.`,
  textChanged: 'Dieser Text wurde seither geändert. Das ist der neue.',
  sectionGone: (news) => `Diesen Abschnitt gibt es nicht mehr: Der Artikel wurde geändert oder entfernt. Frag noch einmal mit ${news}.`,

  explainTerm: 'Begriff erklären',
  explain: 'Erklären',
  whichTerm: 'Welcher Begriff?',
  also: (names) => `Auch: ${names.join(', ')}`,
  seeAlso: (name) => `Siehe auch: ${name}`,
  readWhereItStands: 'Dort lesen, wo es steht',
  mentionedIn: (number, isPart) => `Erwähnt an ${places(number, isPart)}:`,
  alsoMentionedIn: (number, isPart) => `Auch erwähnt an ${places(number, isPart)}:`,
  otherMentions: (number, isPart) => `Weitere Erwähnungen (${isPart ? 'mehr als ' : ''}${number})`,
  onlyMention: 'Kein Artikel erklärt es. Nur dieser Abschnitt erwähnt es:',
  bestMention: (sections, isPart) =>
    `Kein Artikel erklärt es. ${isPart ? 'Mehr als ' : ''}${count(sections, { one: '# Abschnitt erwähnt', other: '# Abschnitte erwähnen' })} es; dieser sagt am meisten darüber:`,
  timesIn: (times, sections) =>
    `${count(times, { one: '#-mal', other: '#-mal' })} in ${count(sections, { one: '# Abschnitt', other: '# Abschnitten' })}`,
  moreDefinitions: (number) => count(number, { one: 'und # weitere, im Menü', other: 'und # weitere, im Menü' }),
  moreArticles: (number) => count(number, { one: 'und # weiterer Artikel, im Menü', other: 'und # weitere Artikel, im Menü' }),
  moreSections: (number) => count(number, { one: 'und # weiterer Abschnitt, im Artikel', other: 'und # weitere Abschnitte, im Artikel' }),
  inTheWordsOf: (title) => `In den Worten von „${title}“:`,
  glossary: 'Glossar',
  theGlossary: 'das Glossar',
  sameWordsIn: (titles) => `Mit denselben Worten auch hier: ${titles.join(', ')}.`,
  termNowhere: (name) => `„${name}“ steht nicht in unserem Glossar, und kein Artikel erwähnt es.`,
  termUnknown: (name, news) =>
    `„${name}“ steht nicht in unserem Glossar, und die neuesten Abschnitte, die durchgesehen wurden, erwähnen es nicht. ${news} sucht in allen.`,
  noTerms: 'Es sind noch keine Begriffe erklärt.',
  terms: (number, term) =>
    count(number, {
      one: `# Begriff ist erklärt. Schreib ihn hinter ${term}:`,
      other: `# Begriffe sind erklärt. Schreib einen davon hinter ${term}:`,
    }),
  firstTerms: (number, term, listed) =>
    `${count(number, { one: '# Begriff ist', other: '# Begriffe sind' })} erklärt. Schreib einen davon hinter ${term}. Die ersten ${listed} der Reihe nach; die anderen werden beim Tippen vorgeschlagen:`,

  termsInMessage: (names) => `${count(names.length, { one: 'Ein Begriff', other: '# Begriffe' })} in dieser Nachricht: ${names.join(', ')}`,
  termsFound: (names) => `Begriffe: ${names.join(', ')}`,
  saysMost: 'Der Abschnitt, der am meisten über diese Nachricht sagt:',
  otherSectionsAboutIt: 'Weitere Abschnitte dazu',
  noWordsInMessage: 'In dieser Nachricht sind keine Wörter zum Nachschlagen.',
  nothingExplains: (news) =>
    `Nichts in unseren Artikeln erklärt diese Nachricht: Sie nennt keinen ihrer Begriffe, und kein Abschnitt handelt davon. Versuch es mit ${news} und ein paar Wörtern.`,

  share: 'Teilen',
  shareWithLine: 'Mit einer Zeile teilen …',
  shareThis: 'Antwort teilen',
  ownLine: 'Eine eigene Zeile',
  ownLineHint: 'Sie steht mit deinem Namen über der Antwort. Niemand wird benachrichtigt.',
  sharedBy: (name) => `Geteilt von ${name}`,
  somebody: 'jemandem',
  sharedSummary: (summary, name) => (name === '' ? `Geteilt: ${summary}` : `Geteilt von ${name}: ${summary}`),
  mayNotShare: 'Du darfst in diesem Kanal nicht schreiben, deshalb lässt sich die Antwort nicht teilen.',
  mayNotShow: 'Du darfst in diesem Kanal nicht schreiben, deshalb siehst nur du diese Antwort.',
  mayNotShareAsGuest:
    'Du darfst hier nicht schreiben, oder dieser Server zeigt Apps seiner Mitglieder nur ihnen selbst. Deshalb lässt sich die Antwort nicht teilen.',
  mayNotShowAsGuest:
    'Du darfst hier nicht schreiben, oder dieser Server zeigt Apps seiner Mitglieder nur ihnen selbst. Deshalb siehst nur du diese Antwort.',
  shareChanged: 'Es wurde nichts geteilt: Der Text wurde seither geändert. Das ist der neue.',
  shareGone: 'Das gibt es nicht mehr: Es wurde geändert oder entfernt. Nichts wurde geteilt. Frag noch einmal.',
  sharedBefore: 'Du hast diese Antwort schon geteilt. Zeigt der Kanal sie nicht, frag noch einmal und teil jene Antwort.',
  sharingTooLate: 'Das Teilen hat zu lange gedauert, deshalb wurde nichts geteilt. Drück bitte noch einmal auf Teilen.',
  sharingInDoubt:
    'Slack hat nicht gesagt, ob deine Antwort geteilt wurde. Sieh nach, ob der Kanal sie zeigt. Wenn nicht, frag noch einmal und teil jene Antwort.',

  helpful: 'Hilfreich',
  notHelpful: 'Nicht hilfreich',
  thanks: { helpful: 'Danke.', unhelpful: 'Danke. Die Redaktion sieht die Frage, aber nicht, wer sie gestellt hat.' },
  countedBefore: 'Das hast du schon gesagt, und es wurde gezählt.',
  notCounted: 'Hier wird nichts gespeichert, deshalb wurde das nicht gezählt.',

  announceTermHere: (name) => `${name} hier ankündigen`,
  termAnnouncedHere: (name) => `Artikel, die ${name} erwähnen, werden hier schon angekündigt.`,
  follow: (name) => `${name} folgen`,
  unfollow: 'Nicht mehr folgen',
  unfollowName: (name) => `${name} nicht mehr folgen`,
  unfollowOne: 'Nicht mehr folgen …',
  followsNow: (name) => `Du folgst ${name}: Neue Artikel dazu kommen als Direktnachricht zu dir.`,
  followsAlready: (name) => `Du folgst ${name} schon.`,
  followsClosed: (name, closed) => `Du folgst ${name}, aber noch kann dich nichts erreichen. ${closed}`,
  followsNoMore: (name) => `Du folgst ${name} nicht mehr.`,
  followsNothing:
    'Du folgst noch nichts. Unter einer Ankündigung ist ein Knopf für ihr Thema, unter einem Artikel einer für seinen Autor, unter einem Begriff einer für ihn.',
  followCount: (number) => `Du folgst ${count(number, { one: '# Sache', other: '# Sachen' })}`,
  followList: 'Zu neuen Artikeln darüber bekommst du eine Direktnachricht:',
  followKinds: { topic: 'Thema', author: 'Autor', term: 'Begriff' },
  directClosed: (reason) =>
    `Deine letzte Direktnachricht kam nicht an. ${reason}. Erlaube Direktnachrichten von diesem Server (in Discord: Name des Servers, Privatsphäre-Einstellungen) und folge dann etwas, um es zu probieren.`,

  homeAsk: 'Fragen',
  homeHint: 'Ein Name, ein paar Wörter, eine Frage',
  homeStart: '◀ Startseite',
  homeNoChannel: (command) => `Kein Kanal hier bekommt neue Artikel. In einem Kanal schaltet ${command} das ein.`,
  homeChannels: (shown, all) =>
    shown === all ? 'Neue Artikel werden angekündigt in:' : `Neue Artikel werden in ${all} Kanälen angekündigt; ${shown} davon:`,
  homeFollows: (command) => `Du folgst (${command} beendet es):`,
  opensInChannel: 'Das öffnet sich in einem Kanal, mit seinem Befehl.',

  howToAsk: (publication) => `So fragst du ${publication}`,
  ask: (publication) => `${publication} fragen`,
  helpArticles: (number) => `${articles(number)}, abschnittsweise und mit ihren eigenen Worten beantwortet. Tippfehler machen nichts.`,
  helpPrivacy: (everybody) =>
    `In einem Kanal siehst nur du eine Antwort, bis du auf Teilen drückst. Mit ${everybody}: vor oder hinter einer Frage, oder mit dieser Option, sehen sie alle sofort.`,
  helpElsewhere:
    '„Nachschlagen“ im Menü einer Nachricht erklärt ihre Begriffe nur dir. Auch eine Erwähnung des Bots oder eine Direktnachricht an ihn ist eine Frage, in Slack auch in Threads, wo Befehle nicht gehen.',
  notMember:
    'Der Bot ist hier kein Mitglied: Er ist in deinem Konto dabei. Er antwortet dir, kann hier aber keinen Themen folgen, keine Artikel ankündigen und keine Erwähnungen hören. Das geht auf einem Server, der ihn hinzugefügt hat.',
  helpQuery:
    'In einer Anfrage: "Wörter in Anführungszeichen" bleiben beisammen, -wort schließt aus, und in:article, topic:, by:, since: und until: grenzen ein.',
  helpRate: (perMinute) => `Du kannst ${count(perMinute, { one: 'eine Frage', other: '# Fragen' })} in der Minute stellen.`,
  helpClosed: (commands) => `Hier für dich nicht offen: ${commands.join(', ')}.`,
  example: (line) => `Beispiel: ${line}`,

  apology: (incident) =>
    `Entschuldigung, bei uns ist etwas schiefgegangen, und das ließ sich nicht beantworten. Bitte versuch es noch einmal; wenn es weiter geschieht, sag es denen, die diesen Bot betreiben: Vorfall ${incident}.`,
  busy: 'Im Moment werden sehr viele Fragen gestellt, und diese ließ sich nicht rechtzeitig beantworten. Bitte frag in ein paar Sekunden noch einmal.',
  tooFast: (perMinute, seconds) =>
    `Newsdesk beantwortet jedem ${count(perMinute, { one: 'eine Frage', other: '# Fragen' })} in der Minute, damit für alle Zeit ist. Bitte frag in ${count(seconds, { one: 'einer Sekunde', other: '# Sekunden' })} noch einmal.`,
  useLikeThis: (signature) => `So geht es: ${signature}.`,
  useLikeThisFor: (signature, example) => `So geht es: ${signature}, zum Beispiel: ${example}`,
  wrongOption: (option, reason, usage) => `${option}: ${reason}. ${usage}`,
  tooLong: (characters) => `höchstens ${count(characters, { one: '# Zeichen', other: '# Zeichen' })}`,
  yesOrNo: 'yes oder no',
  wholeNumber: (min, max) => `eine ganze Zahl von ${min} bis ${max}`,
  noCommand: (name, commands) => `Den Befehl ${name} gibt es nicht. Es gibt: ${commands.join(', ')}.`,
  noSubcommand: (word, name, commands) => `„${word}“ gehört nicht zu ${name}. Es gibt: ${commands.join(', ')}.`,
  notHere: 'Das geht hier nicht: Die Betreiber dieses Bots haben Orte dafür festgelegt.',
  openIn: 'Diese Kanäle sind dafür offen:',
  openDirect: 'Du kannst auch in einer Direktnachricht an den Bot fragen.',
  notForYou: 'Das ist nur für bestimmte Personen, die die Betreiber dieses Bots festgelegt haben.',
  managersOnly: (name) => `${name} ist für Leute, die diesen Kanal verwalten dürfen.`,
  oldVersion: 'Das ist aus einer älteren Version. Bitte frag noch einmal.',
  oldButton: 'Dieser Knopf ist aus einer älteren Version. Bitte frag noch einmal.',

  formTooLate: 'Das Formular hat zu lange gebraucht. Bitte versuch es noch einmal.',
  formNotOpened: (help, name) =>
    `Das Formular ging nicht auf. Versuch es noch einmal oder schreib es in eine Zeile: ${help} zeigt, wie man ${name} schreibt.`,
  overtaken: 'Es wurde noch nichts geändert: jemand anderes war schneller.',
  lookAndSend: 'Ansehen und noch einmal senden',
  nothingChanged: 'Noch ist nichts geändert: Eine Angabe lässt sich nicht lesen.',
  whatYouTyped: 'Noch ist nichts geändert. Das hast du eingegeben:',
  correctIt: 'Korrigieren',
  cancel: 'Abbrechen',
  nobody: 'Niemand',

  answersArePublic: 'Alle in diesem Kanal sehen Antworten sofort.',
  answersArePrivate: 'Eine Antwort in diesem Kanal gehört dem, der fragt, bis er sie teilt.',
  ruleOfPublication: (rule) => `${rule} Das ist die Regel der Publikation.`,
  ruleOfChannel: (rule, usual) => `${rule} Das ist die Regel dieses Kanals; ${usual} hebt sie auf.`,
  noOwnRule: 'Hier wird nichts gespeichert, deshalb hat ein Kanal keine eigene Regel.',
  rulesAreForChannels: 'Das ist für Kanäle. In einer Direktnachricht liest sonst niemand mit.',
} satisfies AnswerTexts;
