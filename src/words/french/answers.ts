import { grammarOf } from '../grammar.ts';
import type { AnswerTexts } from '../words.ts';

const { all, any, count, date } = grammarOf('fr-FR');

function quoted(words: readonly string[]): string {
  return any(words.map((word) => `« ${word} »`));
}

function articles(number: number): string {
  return count(number, { one: '# article', other: '# articles' });
}

function places(number: number, isPart: boolean): string {
  return `${isPart ? 'plus de ' : ''}${count(number, { one: '# endroit', other: '# endroits' })}`;
}

/** Everything that readers see, in French; readers are called *vous*. */
export const answers = {
  code: 'fr',
  date,

  by: (names) => `Par ${all(names)}`,
  source: (name) => `Source : ${name}`,
  updated: (day) => `Mis à jour le ${day}`,
  introduction: 'Introduction',
  readArticle: 'Lire l’article',
  termsInIt: (names) => `Termes employés : ${names.join(', ')}`,
  otherSections: 'Autres sections de cet article',
  correction: (text) => `Correction : ${text}`,
  retracted: (title) => `Rétracté : ${title}`,
  wasRetracted: (why) => `Cet article a été rétracté : ${why}`,
  forMembers: 'Cet article est réservé aux membres : son texte n’est pas affiché ici.',
  goesOn: 'La suite du texte est dans l’article.',
  more: (number) => `et ${count(number, { one: '# autre', other: '# autres' })}`,
  previous: '◀ Précédent',
  next: 'Suivant ▶',
  page: (page, pages) => `Page ${page} sur ${pages}`,
  open: 'Ouvrir',
  image: (alt) => (alt === '' ? 'Image' : `Image : ${alt}`),

  inviteQuery: (news, example) =>
    `Que souhaitez-vous lire ? Écrivez quelques mots après ${news}${example === '' ? '.' : `, par exemple : ${news} ${example}`}`,
  results: (number, query) => `${count(number, { one: '# résultat', other: '# résultats' })} pour ${query}`,
  newestFor: (query) => `Les plus récents pour ${query}`,
  readOne: 'En lire un',
  moreAnswers: 'Autres réponses',
  newestArticles: 'Articles les plus récents',
  nothingMatches: (query) => `Rien dans nos articles ne correspond à « ${query} ».`,
  didYouMean: 'Vouliez-vous dire :',
  showing: (read) => `Affiché : ${all(read.map(({ typed, read: meant }) => `« ${meant} » pour « ${typed} »`))}.`,
  searchInstead: (typed) => `Chercher plutôt « ${typed} »`,
  nothingMentions: (words) => `Aucun article ne mentionne ${quoted(words)}.`,
  sectionLacks: (words) => `Cette section ne mentionne pas ${quoted(words)}.`,
  wordsApart: 'Ces mots sont dans cette section, mais pas ensemble. Elle ne répond peut-être pas à la question.',
  leftOut: (words) => `Sans ce qui mentionne ${quoted(words)} : un trait d’union devant un mot l’exclut.`,

  emptyQueries: {
    onlyLeftOut: 'Il n’y a que des mots à exclure. Écrivez au moins un mot à chercher.',
    nothing: 'Écrivez ce que vous cherchez, par exemple un nom ou quelques mots.',
    noWord: 'Il n’y a là aucun mot à chercher. Écrivez un nom ou quelques mots.',
  },
  noSuchFilter: (written, instead) => `${written} n’est pas un filtre ici : ${instead}.`,
  insteadOfFilter: {
    tag: 'écrivez topic:power',
    tags: 'écrivez topic:power',
    title: 'écrivez in:liquid-cooling pour un article, ou seulement les mots de son titre',
    before: 'écrivez until:2026-05, c’est-à-dire ce mois et tout ce qui précède',
    after: 'écrivez since:2026-05, c’est-à-dire ce mois et tout ce qui suit',
  },
  filterNeedsValue: (written, example) => `${written} demande une valeur, par exemple ${example}.`,
  notADate: (written, name) =>
    `${written} n’est pas une date lisible. Écrivez une année, un mois ou un jour (${name}:2026, ${name}:2026-05, ${name}:2026-05-03) ou une durée écoulée (${name}:7d, ${name}:"last week").`,
  noneIsCalled: {
    article: (name) => `Aucun article ne s’appelle ici « ${name} ».`,
    topic: (name) => `Aucun sujet ne s’appelle ici « ${name} ».`,
    author: (name) => `Aucun auteur ne s’appelle ici « ${name} ».`,
  },
  noneIsNamed: { topic: 'Aucun article n’indique de sujet.', author: 'Aucun article n’indique d’auteur.' },
  thereIs: (names) => `Il y a : ${names.join(', ')}.`,
  noneInTime: {
    since: (day, written, isOneOfSeveral) =>
      `Aucun article ne date de ${day} ou après${isOneOfSeveral ? ' tout en passant les autres filtres' : ''}. Retirez ${written} ou remontez plus loin.`,
    until: (day, written, isOneOfSeveral) =>
      `Aucun article ne date de ${day} ou avant${isOneOfSeveral ? ' tout en passant les autres filtres' : ''}. Retirez ${written} ou choisissez une date plus récente.`,
  },
  noneTogether: (written) => `Aucun article ne passe ${written} avec les autres filtres. Retirez-en un.`,

  nothingPublished: 'Rien n’a encore été publié.',
  newestIs: (title) => `L’article le plus récent : ${title}`,
  newest: (number) => count(number, { one: 'L’article le plus récent', other: 'Les # articles les plus récents' }),

  whichArticle: 'Quel article ?',
  openArticle: 'Ouvrir un article',
  inviteArticle: (article) => `Quel article ? Écrivez son titre, ou une partie, après ${article}.`,
  noArticleCalled: (name) => `Il n’y a pas d’article appelé « ${name} ».`,
  otherArticles: 'Autres articles',
  severalArticles: (name) => `Plusieurs articles correspondent à « ${name} ». Lequel ?`,
  chooseArticle: 'Choisir un article',
  noSectionCalled: (title, name) => `« ${title} » n’a pas de section appelée « ${name} ». Ses sections sont dans le menu.`,
  textChanged: 'Ce texte a été modifié depuis. Voici le nouveau.',
  sectionGone: (news) => `Cette section n’existe plus : l’article a été modifié ou retiré. Posez de nouveau la question avec ${news}.`,

  explainTerm: 'Expliquer un terme',
  explain: 'Expliquer',
  whichTerm: 'Quel terme ?',
  also: (names) => `Aussi : ${names.join(', ')}`,
  seeAlso: (name) => `Voir aussi : ${name}`,
  readWhereItStands: 'Lire le passage',
  mentionedIn: (number, isPart) => `Mentionné à ${places(number, isPart)} :`,
  alsoMentionedIn: (number, isPart) => `Mentionné aussi à ${places(number, isPart)} :`,
  otherMentions: (number, isPart) => `Autres mentions (${isPart ? 'plus de ' : ''}${number})`,
  onlyMention: 'Aucun article ne le définit. Seule cette section le mentionne :',
  bestMention: (sections, isPart) =>
    `Aucun article ne le définit. ${isPart ? 'Plus de ' : ''}${count(sections, { one: '# section le mentionne', other: '# sections le mentionnent' })} ; celle-ci en dit le plus :`,
  timesIn: (times, sections) => `${times} fois dans ${count(sections, { one: '# section', other: '# sections' })}`,
  moreDefinitions: (number) => `et ${count(number, { one: '# autre', other: '# autres' })}, dans le menu`,
  moreArticles: (number) => `et ${count(number, { one: '# autre article', other: '# autres articles' })}, dans le menu`,
  moreSections: (number) => `et ${count(number, { one: '# autre section', other: '# autres sections' })}, dans l’article`,
  inTheWordsOf: (title) => `Selon « ${title} » :`,
  glossary: 'Glossaire',
  theGlossary: 'le glossaire',
  sameWordsIn: (titles) => `Dit dans les mêmes mots ici : ${titles.join(', ')}.`,
  termNowhere: (name) => `« ${name} » n’est pas dans notre glossaire, et aucun article ne le mentionne.`,
  termUnknown: (name, news) =>
    `« ${name} » n’est pas dans notre glossaire, et les sections les plus récentes, qui ont été parcourues, ne le mentionnent pas. ${news} cherche dans toutes.`,
  noTerms: 'Aucun terme n’est encore expliqué.',
  terms: (number, term) =>
    count(number, {
      one: `# terme est expliqué. Écrivez-le après ${term} :`,
      other: `# termes sont expliqués. Écrivez-en un après ${term} :`,
    }),
  firstTerms: (number, term, listed) =>
    `${count(number, { one: '# terme est expliqué', other: '# termes sont expliqués' })}. Écrivez-en un après ${term}. Voici les ${listed} premiers, dans l’ordre ; les autres sont proposés pendant la saisie :`,

  termsInMessage: (names) => `${count(names.length, { one: 'Un terme', other: '# termes' })} dans ce message : ${names.join(', ')}`,
  termsFound: (names) => `Termes : ${names.join(', ')}`,
  saysMost: 'La section qui en dit le plus sur ce message :',
  otherSectionsAboutIt: 'Autres sections à ce sujet',
  noWordsInMessage: 'Ce message ne contient aucun mot à chercher.',
  nothingExplains: (news) =>
    `Rien dans nos articles n’explique ce message : il ne cite aucun de leurs termes, et aucune section n’en parle. Essayez ${news} avec quelques mots.`,

  share: 'Partager',
  shareWithLine: 'Partager avec un mot…',
  shareThis: 'Partager la réponse',
  ownLine: 'Un mot de votre part',
  ownLineHint: 'Il s’affiche au-dessus de la réponse, avec votre nom. Personne n’est notifié.',
  sharedBy: (name) => `Partagé par ${name}`,
  somebody: 'quelqu’un',
  sharedSummary: (summary, name) => (name === '' ? `Partagé : ${summary}` : `Partagé par ${name} : ${summary}`),
  mayNotShare: 'Vous ne pouvez pas écrire dans ce salon, la réponse ne peut donc pas être partagée.',
  mayNotShow: 'Vous ne pouvez pas écrire dans ce salon, vous seul voyez donc cette réponse.',
  mayNotShareAsGuest:
    'Vous ne pouvez pas écrire ici, ou ce serveur garde privées les applications de ses membres. La réponse ne peut donc pas être partagée.',
  mayNotShowAsGuest:
    'Vous ne pouvez pas écrire ici, ou ce serveur garde privées les applications de ses membres. Vous seul voyez donc cette réponse.',
  shareChanged: 'Rien n’a été partagé : le texte a été modifié depuis. Voici le nouveau.',
  shareGone: 'Cela n’existe plus : le contenu a été modifié ou retiré. Rien n’a été partagé. Posez de nouveau la question.',
  sharedBefore:
    'Vous avez déjà partagé cette réponse. Si le salon ne l’affiche pas, posez de nouveau la question et partagez cette réponse-là.',
  sharingTooLate: 'Le partage a pris trop de temps, rien n’a donc été partagé. Appuyez de nouveau sur Partager.',
  sharingInDoubt:
    'Slack n’a pas dit si votre réponse a été partagée. Regardez si le salon l’affiche. Sinon, posez de nouveau la question et partagez cette réponse-là.',

  helpful: 'Utile',
  notHelpful: 'Pas utile',
  thanks: { helpful: 'Merci.', unhelpful: 'Merci. La rédaction voit la question, mais pas qui l’a posée.' },
  countedBefore: 'Vous l’avez déjà dit, et c’est compté.',
  notCounted: 'Rien n’est enregistré ici, ce n’est donc pas compté.',

  announceTermHere: (name) => `Annoncer ${name} ici`,
  termAnnouncedHere: (name) => `Les articles qui mentionnent ${name} sont déjà annoncés ici.`,
  follow: (name) => `Suivre ${name}`,
  unfollow: 'Ne plus suivre',
  unfollowName: (name) => `Ne plus suivre ${name}`,
  unfollowOne: 'Ne plus suivre…',
  followsNow: (name) => `Vous suivez ${name} : les nouveaux articles vous arrivent en message privé.`,
  followsAlready: (name) => `Vous suivez déjà ${name}.`,
  followsClosed: (name, closed) => `Vous suivez ${name}, mais rien ne peut encore vous parvenir. ${closed}`,
  followsNoMore: (name) => `Vous ne suivez plus ${name}.`,
  followsNothing:
    'Vous ne suivez encore rien. Sous une annonce il y a un bouton pour son sujet, sous un article pour son auteur, sous un terme pour ce terme.',
  followCount: (number) => `Vous suivez ${count(number, { one: '# chose', other: '# choses' })}`,
  followList: 'Vous recevez un message privé pour les nouveaux articles à ce sujet :',
  followKinds: { topic: 'sujet', author: 'auteur', term: 'terme' },
  directClosed: (reason) =>
    `Votre dernier message privé n’est pas arrivé. ${reason}. Autorisez les messages privés de ce serveur (dans Discord : nom du serveur, Paramètres de confidentialité), puis suivez quelque chose pour essayer.`,

  homeAsk: 'Demander',
  homeHint: 'Un nom, quelques mots, une question',
  homeStart: '◀ Page d’accueil',
  homeNoChannel: (command) => `Aucun salon ici ne reçoit les nouveaux articles. Dans un salon, ${command} l’active.`,
  homeChannels: (shown, all) =>
    shown === all
      ? 'Les nouveaux articles sont annoncés dans :'
      : `Les nouveaux articles sont annoncés dans ${all} salons, dont ces ${shown} :`,
  homeFollows: (command) => `Vous suivez (${command} y met fin) :`,
  opensInChannel: 'Cela s’ouvre dans un salon, avec sa commande.',

  howToAsk: (publication) => `Comment interroger ${publication}`,
  ask: (publication) => `Interroger ${publication}`,
  helpArticles: (number) =>
    `${articles(number)}, avec des réponses section par section, dans leurs propres mots. Les fautes de frappe ne gênent pas.`,
  helpPrivacy: (everybody) =>
    `Dans un salon, vous seul voyez une réponse, jusqu’à ce que vous appuyiez sur Partager. Écrivez ${everybody}: avant ou après une question, ou remplissez cette option, pour la montrer à tout le monde aussitôt.`,
  helpElsewhere:
    '« Expliquer » dans le menu d’un message explique ses termes pour vous seul. Une mention du bot ou un message privé pose aussi une question, y compris dans les fils de Slack, où les commandes ne marchent pas.',
  notMember:
    'Le bot n’est pas membre ici : il vous accompagne dans votre compte. Il vous répond, mais il ne peut ici ni suivre des sujets, ni annoncer des articles, ni entendre les mentions. Cela marche sur un serveur qui l’a ajouté.',
  helpQuery:
    'Dans une requête : "des mots entre guillemets" restent ensemble, -mot exclut, et in:article, topic:, by:, since: et until: précisent.',
  helpRate: (perMinute) => `Vous pouvez poser ${count(perMinute, { one: 'une question', other: '# questions' })} par minute.`,
  helpClosed: (commands) => `Non accessible pour vous ici : ${commands.join(', ')}.`,
  example: (line) => `Exemple : ${line}`,

  apology: (incident) =>
    `Désolé, un problème est survenu de notre côté et nous n’avons pas pu répondre. Réessayez ; si cela continue, signalez-le aux personnes qui gèrent ce bot : incident ${incident}.`,
  busy: 'Beaucoup de questions sont posées en ce moment, et celle-ci n’a pas pu recevoir de réponse à temps. Reposez-la dans quelques secondes.',
  tooFast: (perMinute, seconds) =>
    `Newsdesk répond à ${count(perMinute, { one: 'une question', other: '# questions' })} par minute et par personne, pour que chacun ait son tour. Reposez la question dans ${count(seconds, { one: 'une seconde', other: '# secondes' })}.`,
  useLikeThis: (signature) => `Cela s’écrit ainsi : ${signature}.`,
  useLikeThisFor: (signature, example) => `Cela s’écrit ainsi : ${signature}, par exemple : ${example}`,
  wrongOption: (option, reason, usage) => `${option} : ${reason}. ${usage}`,
  tooLong: (characters) => count(characters, { one: '# caractère au plus', other: '# caractères au plus' }),
  yesOrNo: 'yes ou no',
  wholeNumber: (min, max) => `un nombre entier de ${min} à ${max}`,
  noCommand: (name, commands) => `Il n’y a pas de commande ${name}. Il y a : ${commands.join(', ')}.`,
  noSubcommand: (word, name, commands) => `« ${word} » ne fait pas partie de ${name}. Il y a : ${commands.join(', ')}.`,
  notHere: 'Cela ne se demande pas ici : les responsables de ce bot ont choisi des endroits pour cela.',
  openIn: 'Ces salons sont ouverts pour cela :',
  openDirect: 'Vous pouvez aussi demander par message privé au bot.',
  notForYou: 'C’est réservé à certaines personnes, choisies par les responsables de ce bot.',
  managersOnly: (name) => `${name} est réservé aux personnes qui peuvent gérer ce salon.`,
  oldVersion: 'Cela vient d’une version plus ancienne. Posez de nouveau la question.',
  oldButton: 'Ce bouton vient d’une version plus ancienne. Posez de nouveau la question.',

  formTooLate: 'Le formulaire a mis trop de temps à s’ouvrir. Réessayez.',
  formNotOpened: (help, name) =>
    `Le formulaire ne s’est pas ouvert. Réessayez, ou écrivez tout sur une ligne : ${help} montre comment s’écrit ${name}.`,
  overtaken: 'Rien n’a encore été changé : quelqu’un d’autre a été plus rapide.',
  lookAndSend: 'Regarder et renvoyer',
  nothingChanged: 'Rien n’a encore changé : une réponse est illisible.',
  whatYouTyped: 'Rien n’a encore changé. Voici ce que vous avez saisi :',
  correctIt: 'Corriger',
  cancel: 'Annuler',
  nobody: 'Personne',

  answersArePublic: 'Tout le monde dans ce salon voit les réponses aussitôt.',
  answersArePrivate: 'Dans ce salon, seule la personne qui demande voit la réponse, jusqu’à ce qu’elle la partage.',
  ruleOfPublication: (rule) => `${rule} C’est la règle de la publication.`,
  ruleOfChannel: (rule, usual) => `${rule} C’est la règle de ce salon ; ${usual} l’enlève.`,
  noOwnRule: 'Rien n’est enregistré ici, un salon n’a donc pas de règle à lui.',
  rulesAreForChannels: 'Cela concerne les salons. Dans un message privé, personne d’autre ne lit.',
} satisfies AnswerTexts;
