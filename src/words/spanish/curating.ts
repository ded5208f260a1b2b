import { grammarOf } from '../grammar.ts';
import type { CuratingTexts } from '../words.ts';

const { count } = grammarOf('es');

function terms(number: number): string {
  return count(number, { one: '# término', other: '# términos' });
}

function became(part: string, now: string, before: string): string {
  return `${part}: ahora ${now === '' ? 'nada' : `«${now}»`}${before === '' ? '' : `, antes «${before}»`}`;
}

/** Lists of terms, and everything about the terms that editors change in chat, in Spanish. */
export const curating = {
  termsByName: (number, term) =>
    `Hay ${count(number, { one: '# término explicado', other: '# términos explicados' })}. ${term} explica uno.`,
  termsByLetter: (number, list) =>
    `Hay ${terms(number)} explicados. Escribe una letra después de ${list} para ver sus términos, por ejemplo ${list} a.`,
  termCount: terms,
  termsBeginning: (number, letter) => `${count(number, { one: '# término empieza', other: '# términos empiezan' })} por ${letter}.`,
  termsOnTopic: (number, topic) =>
    `${count(number, { one: '# término aparece', other: '# términos aparecen' })} en los artículos más recientes sobre ${topic}.`,
  noTermOnTopic: (topic) => `Ningún término aparece en los artículos más recientes sobre ${topic}.`,
  firstOfThem: (listed) => `Estos son los primeros ${listed}:`,
  explainOne: 'Explicar …',
  noTermGroup: (about, letters) => `Ningún término empieza por «${about}», y ningún artículo tiene ese tema. Letras: ${letters.join(' ')}.`,
  topicList: (topics) => `Temas: ${topics.join(', ')}.`,
  notExplained: (name, news) => `La redacción no explica «${name}». ${news} lo busca en los artículos.`,

  termsNotKept: 'Aquí no se guarda nada, así que los términos no se pueden cambiar.',
  nameTheEditors:
    'Los términos son los mismos en todos los lugares donde Newsdesk responde, y puede que este no sea el único. Para poder cambiarlos, publication.yaml tiene que nombrar a quienes pueden hacerlo: `editors:`.',
  termsForManagers: (suggest) =>
    `Solo quienes pueden gestionar este canal pueden cambiar los términos. Cualquiera puede sugerir uno: ${suggest}.`,
  termsForEditors: (suggest) =>
    `Solo las personas que nombra publication.yaml pueden cambiar los términos. Cualquiera puede sugerir uno: ${suggest}.`,

  termForms: {
    add: { title: 'Añadir un término', submit: 'Añadir' },
    edit: { title: 'Editar un término', submit: 'Guardar' },
    alias: { title: 'Otros nombres', submit: 'Guardar' },
    merge: { title: 'Fusionar dos términos', submit: 'Fusionar' },
    hide: { title: 'Ocultar un término', submit: 'Ocultar' },
    restore: { title: 'Volver a mostrar', submit: 'Mostrar' },
    suggest: { title: 'Sugerir un término', submit: 'Sugerir' },
    accept: { title: 'Aceptar una sugerencia', submit: 'Aceptar' },
  },
  termField: { label: 'Término', hint: 'Como lo escriben los artículos.' },
  explanationField: { label: 'Explicación', hint: 'Una o dos frases, para quien se encuentra el término por primera vez.' },
  namesField: { label: 'Otros nombres', hint: 'Siglas y otras grafías, separadas por comas.' },
  otherNamesOf: (term) => `Otros nombres de ${term}`,
  seeAlsoField: { label: 'Ver también', hint: 'Otros términos, separados por comas.' },
  mergeInto: (term) => `¿Qué término absorbe ${term}?`,
  mergeIntoHint: 'Ese término conserva su explicación y recibe los nombres de este.',
  hidingHint: 'Ninguno de sus nombres se explica hasta que se vuelva a mostrar.',
  hidesToo: (names) => `Oculta también: ${names.join(', ')}`,
  whyField: { label: '¿Por qué?', hint: 'Para el resto de la redacción: queda en el historial.' },
  whyHide: '¿Por qué ocultarlo?',
  whyShow: (term) => `¿Por qué volver a mostrar ${term}?`,

  nameIsEmpty: 'El nombre está vacío.',
  nameTooLong: (begin, length, limit) => `«${begin}…» tiene ${length} caracteres; caben ${limit} como máximo.`,
  nameWithoutLetter: (name) => `«${name}» no tiene ninguna letra ni cifra, así que nadie puede buscarlo.`,
  explanationIsEmpty: 'Di qué significa: la explicación está vacía.',
  explanationTooLong: (length, limit) => `La explicación tiene ${length} caracteres; caben ${limit} como máximo.`,
  tooManyNames: (number, limit) => `Son ${number} nombres; caben ${limit} como máximo.`,
  tooManyTerms: (number, limit) => `Son ${number} términos; caben ${limit} como máximo.`,
  seeAlsoTooLong: (limit) => `Un nombre tiene ${limit} caracteres como máximo; las comas separan los nombres.`,
  reasonTooLong: (limit) => `Un motivo tiene ${limit} caracteres como máximo.`,
  isInFile: (name, merge) => `«${name}» es un término de glossary.yaml. Une los dos con ${merge}.`,
  isHidden: (term, restore) => `«${term}» está oculto. Muéstralo de nuevo con ${restore}.`,
  isNameOfHidden: (name, term) => `«${name}» es un nombre de «${term}», que está oculto.`,
  isExplained: (term, edit) => `«${term}» ya está explicado. Cámbialo con ${edit}.`,
  isNameOf: (name, term, edit) => `«${name}» es un nombre de «${term}». Cambia ese término con ${edit}.`,
  isNameInFile: (name, term, edit) => `«${name}» es un nombre de «${term}» en glossary.yaml. Cambia ese término con ${edit}.`,

  showFirst: (term, restore) => `«${term}» está oculto. Muéstralo primero: ${restore}.`,
  hiddenAlready: (term) => `«${term}» ya está oculto.`,
  notHidden: (term) => `«${term}» no está oculto.`,
  nothingDifferent: (term) => `No hay nada distinto, así que «${term}» queda como está.`,
  suggestionDecided: 'Esta sugerencia ya estaba decidida: ahora no se cambió nada.',
  nothingToMerge: (name) => `No hay explicación para «${name}», así que no hay nada que fusionar.`,
  nothingToMergeInto: (name) => `No hay explicación para «${name}». Indica un término que la tenga.`,
  sameTerm: 'Es el mismo término. Indica otro.',
  fileExplains: (term, edit) => `glossary.yaml ya explica «${term}». Cámbialo con ${edit}.`,
  notExplainedYet: (name, add) => `Todavía no hay explicación para «${name}». Añádela con ${add}.`,
  writeTerm: '¿Qué término? Escribe su nombre después del comando.',
  termGone: (command) => `Este término ya no existe. Pregunta de nuevo con ${command}.`,
  nothingToUndo: (name) => `«${name}» no se cambió en el chat, así que no hay nada que deshacer.`,
  changedSince: (term, history) => `«${term}» se volvió a cambiar después. ${history} dice quién lo hizo.`,
  undoneLast: (change, history) => `${change}. ${history} tiene un botón que rehace el cambio.`,
  changedWithIt: (term, undo) => `«${term}» se cambió a la vez, y otra vez después. Deshaz primero ese cambio: ${undo}.`,
  cannotUndo: (why) => `Ahora no se puede deshacer. ${why}`,
  suggestedToday: (number) => `Has sugerido ${terms(number)} en un día. Vuelve mañana.`,
  queueIsFull: (number) => `Ya hay ${number} sugerencias que esperan a la redacción. Inténtalo de nuevo en unos días.`,

  noTermChanged: 'No se cambió nada.',
  termAdded: (term) => `«${term}» ya es un término, y se explica desde ahora.`,
  termSaved: (term) => `«${term}» está guardado, y se explica así desde ahora.`,
  termHidden: (term, restore) => `«${term}» está oculto: ninguno de sus nombres se explica hasta ${restore}.`,
  termShown: (term) => `«${term}» se muestra de nuevo.`,
  termLeftToFile: (term) => `«${term}» se muestra de nuevo, con las palabras del archivo y de los artículos.`,
  termMerged: (from, into) => `«${from}» se fusionó con «${into}», que ahora lleva todos los nombres.`,
  otherMerged: (into) => `El otro término se fusionó con «${into}», que ahora lleva todos los nombres.`,
  changeUndone: (term) => `El último cambio de «${term}» está deshecho.`,
  fileHasItToo: (exporting) =>
    `glossary.yaml también lo tiene: tus palabras van antes que las del archivo hasta que ${exporting} las escriba allí.`,
  undo: 'Deshacer',
  redo: 'Rehacer',
  undoLast: 'Deshacer lo último',
  editTerm: 'Editar',
  showTerm: 'Ver',

  suggestionTaken: (term) => `Gracias. «${term}» está ahora en manos de la redacción, que decide si se añade.`,
  suggestionRejected: (term) => `La sugerencia «${term}» queda rechazada.`,
  noOtherWaits: 'No espera ninguna otra sugerencia.',
  othersWait: (number, review) => `${count(number, { one: 'Espera # más', other: 'Esperan # más' })}: ${review}.`,
  noSuggestionWaits: 'No espera ninguna sugerencia.',
  suggestionsWait: (number) => count(number, { one: 'Espera una sugerencia.', other: 'Esperan # sugerencias.' }),
  oldestOfThem: (number, shown) => `Esperan ${number} sugerencias; estas son las ${shown} más antiguas.`,
  alsoCalled: (names) => `También: ${names.join(', ')}.`,
  acceptThis: (rank) => `Aceptar ${rank}…`,
  rejectThis: (rank) => `Rechazar ${rank}`,

  noTermHidden: 'Ningún término está oculto.',
  termsHidden: (number) => count(number, { one: 'Un término está oculto.', other: '# términos están ocultos.' }),
  showAgain: (term) => `Mostrar ${term}…`,

  neverChanged: (name) => `«${name}» nunca se cambió en el chat.`,
  historyOf: (term) => `«${term}» tal como lo cambió la redacción, el último cambio primero:`,
  termActs: {
    add: (who, when) => `${who} lo añadió el ${when}`,
    edit: (who, when) => `${who} lo editó el ${when}`,
    alias: (who, when) => `${who} cambió sus otros nombres el ${when}`,
    merge: (who, when) => `${who} lo fusionó el ${when}`,
    hide: (who, when) => `${who} lo ocultó el ${when}`,
    restore: (who, when) => `${who} volvió a mostrarlo el ${when}`,
    undo: (who, when) => `${who} deshizo un cambio el ${when}`,
    accept: (who, when) => `${who} aceptó una sugerencia el ${when}`,
    reject: (who, when) => `${who} rechazó una sugerencia el ${when}`,
    import: (who, when) => `${who} lo importó de un archivo el ${when}`,
  },
  withReason: (change, reason) => `${change}: ${reason}`,
  versionShown: (names, explanation) => `${names.join(', ')}: ${explanation}`,
  versionHidden: (names) => `${names.join(', ')}: oculto`,
  versionPlain: (term) => `${term}: sin explicación propia`,
  seeAlsoTerms: (names) => `Ver también: ${names.join(', ')}.`,

  becameThis: {
    headword: (now, before) => became('el término', now, before),
    definition: (now, before) => became('la explicación', now, before),
    aliases: (now, before) => became('los otros nombres', now, before),
    seeAlso: (now, before) => became('ver también', now, before),
    hidden: 'está oculto',
    plain: 'ya no tiene explicación propia',
    restored: 'se muestra de nuevo, con las palabras del archivo y de los artículos',
    same: 'las palabras vuelven a ser las mismas',
  },
  changedMeanwhile: (who, when, changes) =>
    `${who} cambió esto el ${when} mientras tenías abierto el formulario: ${changes.join('; ')}. No se perdió nada tuyo: envíalo de nuevo para poner tus palabras en lugar de estas.`,
} satisfies CuratingTexts;
