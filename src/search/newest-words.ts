/** Words that ask for what is so now, folded. *Jobs* and *events* are over sooner than other things. */
const NEWEST_WORDS: ReadonlySet<string> = new Set(
  `upcoming latest newest recent recently current currently now nowadays today tonight tomorrow soon lately job jobs vacancy vacancies hiring event events meetup meetups
  deadline deadlines
  aktuell aktuelle aktueller aktuellen neueste neuesten neuester jetzt heute bald stellen veranstaltungen termine
  recents recentes prochain prochains prochaine prochaines actuel actuelle actuellement maintenant derniers dernieres evenements emplois
  proximo proximos proxima proximas actual actuales ahora hoy reciente recientes ultimos ultimas eventos empleos
  agora hoje atual atuais recentes vagas`.split(/\s+/),
);

/** Of these, words that say nothing else: the newest text need not have them. */
const WISHES: ReadonlySet<string> = new Set(
  'latest newest recent neueste neuesten neuester recents recentes derniers dernieres recientes ultimos ultimas'.split(' '),
);

/** Whether a word only wishes for what is new, so that it need not be found. Folded. */
export function isWishForNewest(word: string): boolean {
  return WISHES.has(word);
}

/** Whether a query asks for what is new: then a newer section goes before an older one that fits as well. `folded` are its words. */
export function asksForNewest(folded: readonly string[]): boolean {
  return folded.some((word) => NEWEST_WORDS.has(word));
}
