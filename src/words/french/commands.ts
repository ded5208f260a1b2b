import type { CommandTexts } from '../words.ts';

const everybody = { name: 'public', description: 'Si tout le monde ici voit la réponse aussitôt' };
const settings = {
  name: 'réglages',
  description: 'Vide pour un formulaire ; ou sur une ligne : topic:ai -topic:podcasts digest=daily@08:00',
};
const article = { name: 'article', description: 'L’article : son titre, une partie de celui-ci, ou son nom court' };

/** Commands and options in French, as Discord's client shows them. */
export const commands: CommandTexts = {
  'look up': { name: 'Expliquer', description: 'Explique les termes d’un message et montre la section qui en dit le plus' },
  news: { name: 'actualités', description: 'Trouve la section d’un article qui vous répond, dans ses propres mots' },
  'news query': {
    name: 'requête',
    description: 'Ce que vous voulez lire : des mots, un nom, « une expression », topic:, in:, by:, since:',
  },
  'news public': everybody,
  article: { name: 'article', description: 'Ouvre un article ici, à son début ou à une de ses sections' },
  'article article': article,
  'article section': { name: 'section', description: 'Une de ses sections : l’intertitre ou son numéro' },
  'article public': everybody,
  term: { name: 'terme', description: 'Le sens d’un terme, dans les mots des articles, et où il est mentionné' },
  'term term': { name: 'terme', description: 'Un nom ou un sigle rencontré dans un article' },
  'term public': everybody,
  latest: { name: 'récents', description: 'Les articles les plus récents' },
  'latest count': { name: 'nombre', description: 'Combien, de 1 à 10 (5 par défaut)' },
  'latest public': everybody,
  announcements: { name: 'annonces', description: 'Annoncer les nouveaux articles dans ce salon' },
  'announcements on': { name: 'activer', description: 'Publier ici les nouveaux articles : demande lesquels et quand' },
  'announcements on settings': settings,
  'announcements settings': { name: 'réglages', description: 'Modifier quels articles sont publiés ici, et quand' },
  'announcements settings settings': settings,
  'announcements status': { name: 'état', description: 'Est-ce que cela fonctionne ici, et avec quels réglages ?' },
  'announcements test': { name: 'essai', description: 'Publier ici une fois l’article le plus récent, sans notifier personne' },
  'announcements why': { name: 'pourquoi', description: 'Pourquoi un article a-t-il été publié ici, ou pas ?' },
  'announcements why article': article,
  'announcements off': { name: 'désactiver', description: 'Ne plus publier ici les nouveaux articles' },
  answers: { name: 'réponses', description: 'Qui voit les réponses aux questions dans ce salon' },
  'answers status': { name: 'état', description: 'Qui voit les réponses ici, et selon quelle règle ?' },
  'answers public': { name: 'publiques', description: 'Tout le monde dans ce salon voit les réponses aussitôt' },
  'answers private': { name: 'privées', description: 'Seule la personne qui demande voit la réponse, jusqu’au partage' },
  'answers usual': { name: 'habituelles', description: 'Suivre la règle de la publication' },
  following: { name: 'suivis', description: 'Ce que vous suivez, avec un bouton pour arrêter' },
  help: { name: 'aide', description: 'Ce que vous pouvez demander, avec des exemples' },
};
