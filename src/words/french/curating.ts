import { grammarOf } from '../grammar.ts';
import type { CuratingTexts } from '../words.ts';

const { count } = grammarOf('fr-FR');

function terms(number: number): string {
  return count(number, { one: '# terme', other: '# termes' });
}

function became(part: string, now: string, before: string): string {
  return `${part} : maintenant ${now === '' ? 'rien' : `« ${now} »`}${before === '' ? '' : `, avant « ${before} »`}`;
}

/** Lists of terms, and everything about the terms that editors change in chat, in French. */
export const curating = {
  termsByName: (number, term) =>
    `${count(number, { one: '# terme est expliqué', other: '# termes sont expliqués' })}. ${term} en explique un.`,
  termsByLetter: (number, list) =>
    `${terms(number)} sont expliqués. Écrivez une lettre après ${list} pour voir ses termes, par exemple ${list} a.`,
  termCount: terms,
  termsBeginning: (number, letter) => `${count(number, { one: '# terme commence', other: '# termes commencent' })} par ${letter}.`,
  termsOnTopic: (number, topic) =>
    `${count(number, { one: '# terme figure', other: '# termes figurent' })} dans les articles les plus récents sur ${topic}.`,
  noTermOnTopic: (topic) => `Aucun terme ne figure dans les articles les plus récents sur ${topic}.`,
  firstOfThem: (listed) => `Voici les ${listed} premiers :`,
  explainOne: 'Expliquer …',
  noTermGroup: (about, letters) =>
    `Aucun terme ne commence par « ${about} », et aucun article n’a un tel sujet. Lettres : ${letters.join(' ')}.`,
  topicList: (topics) => `Sujets : ${topics.join(', ')}.`,
  notExplained: (name, news) => `La rédaction n’explique pas « ${name} ». ${news} le cherche dans les articles.`,

  termsNotKept: 'Rien n’est enregistré ici, les termes ne peuvent donc pas être modifiés.',
  nameTheEditors:
    'Les termes sont les mêmes partout où Newsdesk répond, et ce n’est peut-être pas le seul endroit. Pour que quelqu’un puisse les modifier, publication.yaml doit nommer les personnes qui en ont le droit : `editors:`.',
  termsForManagers: (suggest) =>
    `Seules les personnes qui peuvent gérer ce salon peuvent modifier les termes. Tout le monde peut en proposer un : ${suggest}.`,
  termsForEditors: (suggest) =>
    `Seules les personnes nommées dans publication.yaml peuvent modifier les termes. Tout le monde peut en proposer un : ${suggest}.`,

  termForms: {
    add: { title: 'Ajouter un terme', submit: 'Ajouter' },
    edit: { title: 'Modifier un terme', submit: 'Enregistrer' },
    alias: { title: 'Autres noms', submit: 'Enregistrer' },
    merge: { title: 'Fusionner deux termes', submit: 'Fusionner' },
    hide: { title: 'Masquer un terme', submit: 'Masquer' },
    restore: { title: 'Réafficher un terme', submit: 'Réafficher' },
    suggest: { title: 'Proposer un terme', submit: 'Proposer' },
    accept: { title: 'Accepter la proposition', submit: 'Accepter' },
  },
  termField: { label: 'Terme', hint: 'Tel que les articles l’écrivent.' },
  explanationField: { label: 'Explication', hint: 'Une ou deux phrases, pour qui rencontre le terme pour la première fois.' },
  namesField: { label: 'Autres noms', hint: 'Sigles et autres graphies, séparés par des virgules.' },
  otherNamesOf: (term) => `Autres noms de ${term}`,
  seeAlsoField: { label: 'Voir aussi', hint: 'D’autres termes, séparés par des virgules.' },
  mergeInto: (term) => `Quel terme absorbe ${term} ?`,
  mergeIntoHint: 'Ce terme garde son explication et reçoit les noms de l’autre.',
  hidingHint: 'Aucun de ses noms n’est expliqué tant qu’il est masqué.',
  hidesToo: (names) => `Masque aussi : ${names.join(', ')}`,
  whyField: { label: 'Pourquoi ?', hint: 'Pour le reste de la rédaction : c’est noté dans l’historique.' },
  whyHide: 'Pourquoi le masquer ?',
  whyShow: (term) => `Pourquoi réafficher ${term} ?`,

  nameIsEmpty: 'Le nom est vide.',
  nameTooLong: (begin, length, limit) => `« ${begin}… » compte ${length} caractères ; ${limit} au plus.`,
  nameWithoutLetter: (name) => `« ${name} » n’a ni lettre ni chiffre, personne ne pourrait le chercher.`,
  explanationIsEmpty: 'Dites ce que cela signifie : l’explication est vide.',
  explanationTooLong: (length, limit) => `L’explication compte ${length} caractères ; ${limit} au plus.`,
  tooManyNames: (number, limit) => `Cela fait ${number} noms ; ${limit} au plus.`,
  tooManyTerms: (number, limit) => `Cela fait ${number} termes ; ${limit} au plus.`,
  seeAlsoTooLong: (limit) => `Un nom compte ${limit} caractères au plus ; les virgules séparent les noms.`,
  reasonTooLong: (limit) => `Une raison compte ${limit} caractères au plus.`,
  isInFile: (name, merge) => `« ${name} » est un terme de glossary.yaml. Réunissez les deux avec ${merge}.`,
  isHidden: (term, restore) => `« ${term} » est masqué. Réaffichez-le avec ${restore}.`,
  isNameOfHidden: (name, term) => `« ${name} » est un nom de « ${term} », qui est masqué.`,
  isExplained: (term, edit) => `« ${term} » est déjà expliqué. Modifiez-le avec ${edit}.`,
  isNameOf: (name, term, edit) => `« ${name} » est un nom de « ${term} ». Modifiez celui-ci avec ${edit}.`,
  isNameInFile: (name, term, edit) => `« ${name} » est un nom de « ${term} » dans glossary.yaml. Modifiez celui-ci avec ${edit}.`,

  showFirst: (term, restore) => `« ${term} » est masqué. Réaffichez-le d’abord : ${restore}.`,
  hiddenAlready: (term) => `« ${term} » est déjà masqué.`,
  notHidden: (term) => `« ${term} » n’est pas masqué.`,
  nothingDifferent: (term) => `Rien n’est différent, « ${term} » reste donc tel quel.`,
  suggestionDecided: 'Cette proposition était déjà tranchée : rien n’a changé maintenant.',
  nothingToMerge: (name) => `« ${name} » n’est pas expliqué, il n’y a donc rien à fusionner.`,
  nothingToMergeInto: (name) => `« ${name} » n’est pas expliqué. Indiquez un terme qui l’est.`,
  sameTerm: 'C’est le même terme. Indiquez-en un autre.',
  fileExplains: (term, edit) => `glossary.yaml explique déjà « ${term} ». Modifiez-le avec ${edit}.`,
  notExplainedYet: (name, add) => `« ${name} » n’est pas encore expliqué. Ajoutez-le avec ${add}.`,
  writeTerm: 'Quel terme ? Écrivez son nom après la commande.',
  termGone: (command) => `Ce terme n’existe plus. Demandez de nouveau avec ${command}.`,
  nothingToUndo: (name) => `« ${name} » n’a pas été modifié dans le chat, il n’y a donc rien à annuler.`,
  changedSince: (term, history) => `« ${term} » a encore été modifié depuis. ${history} dit par qui.`,
  undoneLast: (change, history) => `${change}. Un bouton sous ${history} rétablit la modification.`,
  changedWithIt: (term, undo) =>
    `« ${term} » a été modifié en même temps, puis encore depuis. Annulez d’abord cette modification : ${undo}.`,
  cannotUndo: (why) => `Impossible d’annuler maintenant. ${why}`,
  suggestedToday: (number) => `Vous avez proposé ${terms(number)} en un jour. Revenez demain.`,
  queueIsFull: (number) => `${number} propositions attendent déjà la rédaction. Réessayez dans quelques jours.`,

  noTermChanged: 'Rien n’a été modifié.',
  termAdded: (term) => `« ${term} » est maintenant un terme, expliqué dès à présent.`,
  termSaved: (term) => `« ${term} » est enregistré, et expliqué ainsi dès à présent.`,
  termHidden: (term, restore) => `« ${term} » est masqué : aucun de ses noms n’est expliqué jusqu’à ${restore}.`,
  termShown: (term) => `« ${term} » est de nouveau affiché.`,
  termLeftToFile: (term) => `« ${term} » est de nouveau affiché, dans les mots du fichier et des articles.`,
  termMerged: (from, into) => `« ${from} » a été fusionné dans « ${into} », qui porte maintenant tous les noms.`,
  otherMerged: (into) => `L’autre terme a été fusionné dans « ${into} », qui porte maintenant tous les noms.`,
  changeUndone: (term) => `La dernière modification de « ${term} » est annulée.`,
  fileHasItToo: (exporting) => `glossary.yaml l’a aussi : vos mots passent avant ceux du fichier jusqu’à ce que ${exporting} les y écrive.`,
  undo: 'Annuler la modification',
  redo: 'Rétablir',
  undoLast: 'Annuler la dernière',
  editTerm: 'Modifier',
  showTerm: 'Afficher',

  suggestionTaken: (term) => `Merci. « ${term} » est maintenant chez la rédaction : c’est elle qui décide de l’ajouter.`,
  suggestionRejected: (term) => `La proposition « ${term} » est refusée.`,
  noOtherWaits: 'Aucune autre proposition n’attend.',
  othersWait: (number, review) => `${count(number, { one: '# autre attend', other: '# autres attendent' })} : ${review}.`,
  noSuggestionWaits: 'Aucune proposition n’attend.',
  suggestionsWait: (number) => count(number, { one: '# proposition attend.', other: '# propositions attendent.' }),
  oldestOfThem: (number, shown) => `${number} propositions attendent ; voici les ${shown} plus anciennes.`,
  alsoCalled: (names) => `Aussi : ${names.join(', ')}.`,
  acceptThis: (rank) => `Accepter ${rank}…`,
  rejectThis: (rank) => `Refuser ${rank}`,

  noTermHidden: 'Aucun terme n’est masqué.',
  termsHidden: (number) => count(number, { one: '# terme est masqué.', other: '# termes sont masqués.' }),
  showAgain: (term) => `Réafficher ${term}…`,

  neverChanged: (name) => `« ${name} » n’a jamais été modifié dans le chat.`,
  historyOf: (term) => `« ${term} » tel que la rédaction l’a modifié, la dernière modification d’abord :`,
  termActs: {
    add: (who, when) => `${who} l’a ajouté le ${when}`,
    edit: (who, when) => `${who} l’a modifié le ${when}`,
    alias: (who, when) => `${who} en a modifié les autres noms le ${when}`,
    merge: (who, when) => `${who} l’a fusionné le ${when}`,
    hide: (who, when) => `${who} l’a masqué le ${when}`,
    restore: (who, when) => `${who} l’a réaffiché le ${when}`,
    undo: (who, when) => `${who} a annulé une modification le ${when}`,
    accept: (who, when) => `${who} a accepté une proposition le ${when}`,
    reject: (who, when) => `${who} a refusé une proposition le ${when}`,
    import: (who, when) => `${who} l’a importé d’un fichier le ${when}`,
  },
  withReason: (change, reason) => `${change} : ${reason}`,
  versionShown: (names, explanation) => `${names.join(', ')} : ${explanation}`,
  versionHidden: (names) => `${names.join(', ')} : masqué`,
  versionPlain: (term) => `${term} : sans explication propre`,
  seeAlsoTerms: (names) => `Voir aussi : ${names.join(', ')}.`,

  becameThis: {
    headword: (now, before) => became('le terme', now, before),
    definition: (now, before) => became('l’explication', now, before),
    aliases: (now, before) => became('les autres noms', now, before),
    seeAlso: (now, before) => became('voir aussi', now, before),
    hidden: 'il est masqué',
    plain: 'il n’a plus d’explication propre',
    restored: 'il est de nouveau affiché, dans les mots du fichier et des articles',
    same: 'les mots sont redevenus les mêmes',
  },
  changedMeanwhile: (who, when, changes) =>
    `${who} a modifié ceci le ${when} pendant que votre formulaire était ouvert : ${changes.join(' ; ')}. Rien de ce que vous avez écrit n’est perdu : renvoyez-le pour mettre vos mots à la place de ceux-ci.`,
} satisfies CuratingTexts;
