import { grammarOf } from '../grammar.ts';
import type { AnswerTexts } from '../words.ts';

const { all, any, count, date } = grammarOf('es');

function quoted(words: readonly string[]): string {
  return any(words.map((word) => `«${word}»`));
}

function articles(number: number): string {
  return count(number, { one: '# artículo', other: '# artículos' });
}

function places(number: number, isPart: boolean): string {
  return `${isPart ? 'más de ' : ''}${count(number, { one: 'un lugar', other: '# lugares' })}`;
}

/** Everything that readers see, in Spanish; readers are called *tú*. */
export const answers = {
  code: 'es',
  date,

  by: (names) => `Por ${all(names)}`,
  source: (name) => `Fuente: ${name}`,
  updated: (day) => `Actualizado el ${day}`,
  introduction: 'Introducción',
  readArticle: 'Leer el artículo',
  termsInIt: (names) => `Términos que aparecen: ${names.join(', ')}`,
  otherSections: 'Otras secciones de este artículo',
  correction: (text) => `Corrección: ${text}`,
  retracted: (title) => `Retractado: ${title}`,
  wasRetracted: (why) => `Este artículo fue retractado: ${why}`,
  forMembers: 'Este artículo es para miembros: su texto no se muestra aquí.',
  goesOn: 'El texto sigue en el artículo.',
  more: (number) => `y ${number} más`,
  previous: '◀ Anterior',
  next: 'Siguiente ▶',
  page: (page, pages) => `Página ${page} de ${pages}`,
  open: 'Abrir',
  image: (alt) => (alt === '' ? 'Imagen' : `Imagen: ${alt}`),

  inviteQuery: (news, example) =>
    `¿Sobre qué quieres leer? Escribe unas palabras después de ${news}${example === '' ? '.' : `, por ejemplo: ${news} ${example}`}`,
  results: (number, query) => `${count(number, { one: '# resultado', other: '# resultados' })} para ${query}`,
  newestFor: (query) => `Lo más reciente sobre ${query}`,
  readOne: 'Leer uno de ellos',
  moreAnswers: 'Más respuestas',
  newestArticles: 'Artículos más recientes',
  nothingMatches: (query) => `Nada en nuestros artículos coincide con «${query}».`,
  didYouMean: 'Quizá querías decir:',
  showing: (read) => `Se muestra ${all(read.map(({ typed, read: meant }) => `«${meant}» por «${typed}»`))}.`,
  searchInstead: (typed) => `Buscar «${typed}» en su lugar`,
  nothingMentions: (words) => `Ningún artículo menciona ${quoted(words)}.`,
  sectionLacks: (words) => `Esta sección no menciona ${quoted(words)}.`,
  wordsApart: 'Estas palabras están en esta sección, pero no juntas. Puede que no responda a la pregunta.',
  leftOut: (words) => `Se dejó fuera lo que menciona ${quoted(words)}: un guion delante de una palabra la excluye.`,

  emptyQueries: {
    onlyLeftOut: 'Solo hay palabras para excluir. Escribe al menos una palabra que buscar.',
    nothing: 'Escribe qué buscas, por ejemplo un nombre o unas palabras.',
    noWord: 'Aquí no hay ninguna palabra que buscar. Escribe un nombre o unas palabras.',
  },
  noSuchFilter: (written, instead) => `${written} no es un filtro aquí: ${instead}.`,
  insteadOfFilter: {
    tag: 'escribe topic:power',
    tags: 'escribe topic:power',
    title: 'escribe in:liquid-cooling para un artículo, o solo las palabras de su título',
    before: 'escribe until:2026-05, que es ese mes y todo lo anterior',
    after: 'escribe since:2026-05, que es ese mes y todo lo posterior',
  },
  filterNeedsValue: (written, example) => `${written} necesita un valor, por ejemplo ${example}.`,
  notADate: (written, name) =>
    `${written} no es una fecha que se pueda leer. Escribe un año, un mes o un día (${name}:2026, ${name}:2026-05, ${name}:2026-05-03) o cuánto tiempo hace (${name}:7d, ${name}:"last week").`,
  noneIsCalled: {
    article: (name) => `Ningún artículo se llama aquí «${name}».`,
    topic: (name) => `Ningún tema se llama aquí «${name}».`,
    author: (name) => `Ningún autor se llama aquí «${name}».`,
  },
  noneIsNamed: { topic: 'Ningún artículo indica un tema.', author: 'Ningún artículo indica un autor.' },
  thereIs: (names) => `Hay: ${names.join(', ')}.`,
  noneInTime: {
    since: (day, written, isOneOfSeveral) =>
      `Ningún artículo es de ${day} o posterior${isOneOfSeveral ? ' y pasa los demás filtros' : ''}. Quita ${written} o retrocede más.`,
    until: (day, written, isOneOfSeveral) =>
      `Ningún artículo es de ${day} o anterior${isOneOfSeveral ? ' y pasa los demás filtros' : ''}. Quita ${written} o elige una fecha posterior.`,
  },
  noneTogether: (written) => `Ningún artículo pasa ${written} junto con los demás filtros. Quita uno de ellos.`,

  nothingPublished: 'Todavía no se ha publicado nada.',
  newestIs: (title) => `El artículo más reciente: ${title}`,
  newest: (number) => count(number, { one: 'El artículo más reciente', other: 'Los # artículos más recientes' }),

  whichArticle: '¿Qué artículo?',
  openArticle: 'Abrir un artículo',
  inviteArticle: (article) => `¿Qué artículo? Escribe su título o una parte después de ${article}.`,
  noArticleCalled: (name) => `No hay ningún artículo llamado «${name}».`,
  otherArticles: 'Otros artículos',
  severalArticles: (name) => `Varios artículos coinciden con «${name}». ¿Cuál?`,
  chooseArticle: 'Elegir un artículo',
  noSectionCalled: (title, name) => `«${title}» no tiene una sección llamada «${name}». Sus secciones están en el menú.`,
  textChanged: 'Este texto ha cambiado desde entonces. Este es el nuevo.',
  sectionGone: (news) => `Esta sección ya no existe: el artículo se cambió o se retiró. Pregunta de nuevo con ${news}.`,

  explainTerm: 'Explicar un término',
  explain: 'Explicar',
  whichTerm: '¿Qué término?',
  also: (names) => `También: ${names.join(', ')}`,
  seeAlso: (name) => `Ver también: ${name}`,
  readWhereItStands: 'Leer el pasaje',
  mentionedIn: (number, isPart) => `Mencionado en ${places(number, isPart)}:`,
  alsoMentionedIn: (number, isPart) => `Mencionado también en ${places(number, isPart)}:`,
  otherMentions: (number, isPart) => `Otras menciones (${isPart ? 'más de ' : ''}${number})`,
  onlyMention: 'Ningún artículo lo define. Solo esta sección lo menciona:',
  bestMention: (sections, isPart) =>
    `Ningún artículo lo define. ${isPart ? 'Más de ' : ''}${count(sections, { one: '# sección lo menciona', other: '# secciones lo mencionan' })}; esta es la que más dice:`,
  timesIn: (times, sections) =>
    `${count(times, { one: '# vez', other: '# veces' })} en ${count(sections, { one: '# sección', other: '# secciones' })}`,
  moreDefinitions: (number) => `y ${number} más, en el menú`,
  moreArticles: (number) => `y ${count(number, { one: '# artículo más', other: '# artículos más' })}, en el menú`,
  moreSections: (number) => `y ${count(number, { one: '# sección más', other: '# secciones más' })}, en el artículo`,
  inTheWordsOf: (title) => `En palabras de «${title}»:`,
  glossary: 'Glosario',
  theGlossary: 'el glosario',
  sameWordsIn: (titles) => `Dicho con las mismas palabras aquí: ${titles.join(', ')}.`,
  termNowhere: (name) => `«${name}» no está en nuestro glosario, y ningún artículo lo menciona.`,
  termUnknown: (name, news) =>
    `«${name}» no está en nuestro glosario, y las secciones más recientes, que se han revisado, no lo mencionan. ${news} busca en todas.`,
  noTerms: 'Todavía no hay términos explicados.',
  terms: (number, term) =>
    count(number, {
      one: `Hay # término explicado. Escríbelo después de ${term}:`,
      other: `Hay # términos explicados. Escribe uno después de ${term}:`,
    }),
  firstTerms: (number, term, listed) =>
    `Hay ${count(number, { one: '# término explicado', other: '# términos explicados' })}. Escribe uno después de ${term}. Estos son los primeros ${listed}, en orden; los demás se sugieren mientras escribes:`,

  termsInMessage: (names) => `${count(names.length, { one: 'Un término', other: '# términos' })} en este mensaje: ${names.join(', ')}`,
  termsFound: (names) => `Términos: ${names.join(', ')}`,
  saysMost: 'La sección que más dice sobre este mensaje:',
  otherSectionsAboutIt: 'Otras secciones sobre esto',
  noWordsInMessage: 'Este mensaje no tiene palabras que buscar.',
  nothingExplains: (news) =>
    `Nada en nuestros artículos explica este mensaje: no nombra ninguno de sus términos, y ninguna sección trata de ello. Prueba ${news} con unas palabras.`,

  share: 'Compartir',
  shareWithLine: 'Compartir con una línea…',
  shareThis: 'Compartir respuesta',
  ownLine: 'Una línea tuya',
  ownLineHint: 'Aparece sobre la respuesta, con tu nombre. No avisa a nadie.',
  sharedBy: (name) => `Compartido por ${name}`,
  somebody: 'alguien',
  sharedSummary: (summary, name) => (name === '' ? `Compartido: ${summary}` : `Compartido por ${name}: ${summary}`),
  mayNotShare: 'No puedes escribir en este canal, así que la respuesta no se puede compartir.',
  mayNotShow: 'No puedes escribir en este canal, así que solo tú ves esta respuesta.',
  mayNotShareAsGuest:
    'No puedes escribir aquí, o este servidor mantiene privadas las aplicaciones de sus miembros. Por eso la respuesta no se puede compartir.',
  mayNotShowAsGuest:
    'No puedes escribir aquí, o este servidor mantiene privadas las aplicaciones de sus miembros. Por eso solo tú ves esta respuesta.',
  shareChanged: 'No se compartió nada: el texto ha cambiado desde entonces. Este es el nuevo.',
  shareGone: 'Esto ya no existe: se cambió o se retiró. No se compartió nada. Pregunta de nuevo.',
  sharedBefore: 'Ya compartiste esta respuesta. Si el canal no la muestra, pregunta de nuevo y comparte esa respuesta.',
  sharingTooLate: 'Compartir tardó demasiado, así que no se compartió nada. Pulsa Compartir de nuevo.',
  sharingInDoubt:
    'Slack no dijo si tu respuesta se compartió. Mira si el canal la muestra. Si no, pregunta de nuevo y comparte esa respuesta.',

  helpful: 'Útil',
  notHelpful: 'No es útil',
  thanks: { helpful: 'Gracias.', unhelpful: 'Gracias. La redacción ve la pregunta, pero no quién la hizo.' },
  countedBefore: 'Ya lo dijiste, y se contó.',
  notCounted: 'Aquí no se guarda nada, así que no se contó.',

  announceTermHere: (name) => `Anunciar ${name} aquí`,
  termAnnouncedHere: (name) => `Los artículos que mencionan ${name} ya se anuncian aquí.`,
  follow: (name) => `Seguir ${name}`,
  unfollow: 'Dejar de seguir',
  unfollowName: (name) => `Dejar de seguir ${name}`,
  unfollowOne: 'Dejar de seguir…',
  followsNow: (name) => `Sigues ${name}: los artículos nuevos te llegan como mensaje directo.`,
  followsAlready: (name) => `Ya sigues ${name}.`,
  followsClosed: (name, closed) => `Sigues ${name}, pero todavía no te puede llegar nada. ${closed}`,
  followsNoMore: (name) => `Ya no sigues ${name}.`,
  followsNothing:
    'Todavía no sigues nada. Debajo de un anuncio hay un botón para su tema, debajo de un artículo uno para su autor, debajo de un término uno para él.',
  followCount: (number) => `Sigues ${count(number, { one: '# cosa', other: '# cosas' })}`,
  followList: 'Recibes un mensaje directo por los artículos nuevos sobre esto:',
  followKinds: { topic: 'tema', author: 'autor', term: 'término' },
  directClosed: (reason) =>
    `Tu último mensaje directo no llegó. ${reason}. Permite los mensajes directos de este servidor (en Discord: nombre del servidor, Ajustes de privacidad) y sigue algo para probarlo.`,

  homeAsk: 'Preguntar',
  homeHint: 'Un nombre, unas palabras, una pregunta',
  homeStart: '◀ Inicio',
  homeNoChannel: (command) => `Ningún canal de aquí recibe los artículos nuevos. En un canal, ${command} lo activa.`,
  homeChannels: (shown, all) =>
    shown === all
      ? 'Los artículos nuevos se anuncian en:'
      : `Los artículos nuevos se anuncian en ${all} canales, entre ellos estos ${shown}:`,
  homeFollows: (command) => `Sigues (${command} lo termina):`,
  opensInChannel: 'Esto se abre en un canal, con su comando.',

  howToAsk: (publication) => `Cómo preguntar a ${publication}`,
  ask: (publication) => `Pregunta a ${publication}`,
  helpArticles: (number) => `${articles(number)}, con respuestas sección por sección y en sus propias palabras. Las erratas no importan.`,
  helpPrivacy: (everybody) =>
    `En un canal solo tú ves una respuesta, hasta que pulsas Compartir. Escribe ${everybody}: delante o detrás de una pregunta, o rellena esa opción, para mostrarla a todos enseguida.`,
  helpElsewhere:
    '«Consultar» en el menú de un mensaje explica sus términos solo a ti. Una mención del bot o un mensaje directo también pregunta, incluso en los hilos de Slack, donde los comandos no funcionan.',
  notMember:
    'El bot no es miembro de este lugar: viene contigo en tu cuenta. Te responde, pero aquí no puede seguir temas, anunciar artículos ni oír menciones. Eso funciona en un servidor que lo haya añadido.',
  helpQuery:
    'En una consulta: "palabras entre comillas" van juntas, -palabra excluye, e in:article, topic:, by:, since: y until: la acotan.',
  helpRate: (perMinute) => `Puedes hacer ${count(perMinute, { one: 'una pregunta', other: '# preguntas' })} por minuto.`,
  helpClosed: (commands) => `No está abierto para ti aquí: ${commands.join(', ')}.`,
  example: (line) => `Ejemplo: ${line}`,

  apology: (incident) =>
    `Lo sentimos, algo falló por nuestra parte y no se pudo responder. Inténtalo de nuevo; si sigue pasando, díselo a quienes llevan este bot: incidente ${incident}.`,
  busy: 'En este momento se hacen muchísimas preguntas, y esta no se pudo responder a tiempo. Pregunta de nuevo en unos segundos.',
  tooFast: (perMinute, seconds) =>
    `Newsdesk responde ${count(perMinute, { one: 'una pregunta', other: '# preguntas' })} por minuto a cada persona, para que haya tiempo para todos. Pregunta de nuevo en ${count(seconds, { one: 'un segundo', other: '# segundos' })}.`,
  useLikeThis: (signature) => `Se usa así: ${signature}.`,
  useLikeThisFor: (signature, example) => `Se usa así: ${signature}, por ejemplo: ${example}`,
  wrongOption: (option, reason, usage) => `${option}: ${reason}. ${usage}`,
  tooLong: (characters) => count(characters, { one: 'como máximo # carácter', other: 'como máximo # caracteres' }),
  yesOrNo: 'yes o no',
  wholeNumber: (min, max) => `un número entero de ${min} a ${max}`,
  noCommand: (name, commands) => `No existe el comando ${name}. Hay: ${commands.join(', ')}.`,
  noSubcommand: (word, name, commands) => `«${word}» no forma parte de ${name}. Hay: ${commands.join(', ')}.`,
  notHere: 'Eso no se puede pedir aquí: quienes administran este bot han elegido los lugares.',
  openIn: 'Estos canales están abiertos para eso:',
  openDirect: 'También puedes preguntar en un mensaje directo al bot.',
  notForYou: 'Eso es solo para ciertas personas, elegidas por quienes administran este bot.',
  managersOnly: (name) => `${name} es para quienes pueden gestionar este canal.`,
  oldVersion: 'Esto es de una versión anterior. Pregunta de nuevo.',
  oldButton: 'Este botón es de una versión anterior. Pregunta de nuevo.',

  formTooLate: 'El formulario tardó demasiado en abrirse. Inténtalo de nuevo.',
  formNotOpened: (help, name) =>
    `El formulario no se abrió. Inténtalo de nuevo o escríbelo en una línea: ${help} muestra cómo se escribe ${name}.`,
  overtaken: 'Todavía no se cambió nada: alguien fue más rápido.',
  lookAndSend: 'Mirar y enviar de nuevo',
  nothingChanged: 'Todavía no se cambió nada: una respuesta no se puede leer.',
  whatYouTyped: 'Todavía no se cambió nada. Esto es lo que escribiste:',
  correctIt: 'Corregir',
  cancel: 'Cancelar',
  nobody: 'Nadie',

  answersArePublic: 'Todos en este canal ven las respuestas enseguida.',
  answersArePrivate: 'En este canal solo quien pregunta ve la respuesta, hasta que la comparte.',
  ruleOfPublication: (rule) => `${rule} Es la regla de la publicación.`,
  ruleOfChannel: (rule, usual) => `${rule} Es la regla de este canal; ${usual} la quita.`,
  noOwnRule: 'Aquí no se guarda nada, así que un canal no tiene regla propia.',
  rulesAreForChannels: 'Esto es para canales. En un mensaje directo no lee nadie más.',
} satisfies AnswerTexts;
