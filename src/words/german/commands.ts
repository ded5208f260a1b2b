import type { CommandTexts } from '../words.ts';

const everybody = { name: 'öffentlich', description: 'Ob hier alle die Antwort sofort sehen' };
const settings = {
  name: 'einstellungen',
  description: 'Leer lassen für ein Formular; oder in einer Zeile: topic:ai -topic:podcasts digest=daily@08:00',
};
const article = { name: 'artikel', description: 'Der Artikel: sein Titel, ein Teil davon oder sein Kurzname' };

/** Commands and options in German, as Discord's client shows them. */
export const commands: CommandTexts = {
  'look up': {
    name: 'Nachschlagen',
    description: 'Erklärt die Begriffe einer Nachricht und zeigt den Abschnitt, der am meisten dazu sagt',
  },
  news: { name: 'nachrichten', description: 'Findet den Abschnitt eines Artikels, der dir antwortet, mit seinen eigenen Worten' },
  'news query': { name: 'anfrage', description: 'Worüber du lesen möchtest: Wörter, ein Name, eine „Wendung“, topic:, in:, by:, since:' },
  'news public': everybody,
  article: { name: 'artikel', description: 'Öffnet hier einen Artikel, am Anfang oder bei einem seiner Abschnitte' },
  'article article': article,
  'article section': { name: 'abschnitt', description: 'Einer seiner Abschnitte: die Überschrift oder seine Nummer' },
  'article public': everybody,
  term: { name: 'begriff', description: 'Was ein Begriff bedeutet, mit den Worten der Artikel, und wo er vorkommt' },
  'term term': { name: 'begriff', description: 'Ein Name oder eine Abkürzung aus einem Artikel' },
  'term public': everybody,
  latest: { name: 'neueste', description: 'Die neuesten Artikel' },
  'latest count': { name: 'anzahl', description: 'Wie viele, 1 bis 10 (sonst 5)' },
  'latest public': everybody,
  announcements: { name: 'ankündigungen', description: 'Neue Artikel in diesem Kanal ankündigen' },
  'announcements on': { name: 'an', description: 'Neue Artikel hier posten: fragt, welche und wann' },
  'announcements on settings': settings,
  'announcements settings': { name: 'einstellungen', description: 'Ändern, welche Artikel hier gepostet werden und wann' },
  'announcements settings settings': settings,
  'announcements status': { name: 'status', description: 'Funktioniert es hier, und mit welchen Einstellungen?' },
  'announcements test': { name: 'test', description: 'Den neuesten Artikel einmal hier posten, ohne jemanden zu benachrichtigen' },
  'announcements why': { name: 'warum', description: 'Warum wurde ein Artikel hier gepostet, oder warum nicht?' },
  'announcements why article': article,
  'announcements off': { name: 'aus', description: 'Neue Artikel hier nicht mehr posten' },
  answers: { name: 'antworten', description: 'Wer die Antworten auf Fragen in diesem Kanal sieht' },
  'answers status': { name: 'status', description: 'Wer sieht hier Antworten, und nach welcher Regel?' },
  'answers public': { name: 'öffentlich', description: 'Alle in diesem Kanal sehen Antworten sofort' },
  'answers private': { name: 'privat', description: 'Eine Antwort gehört dem, der fragt, bis er sie teilt' },
  'answers usual': { name: 'üblich', description: 'Nach der Regel der Publikation' },
  following: { name: 'abos', description: 'Wem oder was du folgst, mit einem Knopf zum Aufhören' },
  help: { name: 'hilfe', description: 'Was du fragen kannst, mit Beispielen' },
};
