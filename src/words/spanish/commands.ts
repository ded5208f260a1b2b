import type { CommandTexts } from '../words.ts';

const everybody = { name: 'público', description: 'Si todos aquí ven la respuesta enseguida' };
const settings = { name: 'ajustes', description: 'Vacío para un formulario; o en una línea: topic:ai -topic:podcasts digest=daily@08:00' };
const article = { name: 'artículo', description: 'El artículo: su título, una parte de él o su nombre corto' };

/** Commands and options in Spanish, as Discord's client shows them. */
export const commands: CommandTexts = {
  'look up': { name: 'Consultar', description: 'Explica los términos de un mensaje y muestra la sección que más dice sobre él' },
  news: { name: 'noticias', description: 'Encuentra la sección de un artículo que te responde, en sus propias palabras' },
  'news query': { name: 'consulta', description: 'Sobre qué quieres leer: palabras, un nombre, una «frase», topic:, in:, by:, since:' },
  'news public': everybody,
  article: { name: 'artículo', description: 'Abre un artículo aquí, al principio o en una de sus secciones' },
  'article article': article,
  'article section': { name: 'sección', description: 'Una de sus secciones: el encabezado o su número' },
  'article public': everybody,
  term: { name: 'término', description: 'Qué significa un término, en palabras de los artículos, y dónde se menciona' },
  'term term': { name: 'término', description: 'Un nombre o una sigla que viste en un artículo' },
  'term public': everybody,
  latest: { name: 'recientes', description: 'Los artículos más recientes' },
  'latest count': { name: 'cantidad', description: 'Cuántos, de 1 a 10 (5 si no lo dices)' },
  'latest public': everybody,
  announcements: { name: 'anuncios', description: 'Anunciar los artículos nuevos en este canal' },
  'announcements on': { name: 'activar', description: 'Publicar aquí los artículos nuevos: pregunta cuáles y cuándo' },
  'announcements on settings': settings,
  'announcements settings': { name: 'ajustes', description: 'Cambiar qué artículos se publican aquí y cuándo' },
  'announcements settings settings': settings,
  'announcements status': { name: 'estado', description: '¿Funciona aquí, y con qué ajustes?' },
  'announcements test': { name: 'prueba', description: 'Publicar aquí una vez el artículo más reciente, sin avisar a nadie' },
  'announcements why': { name: 'porqué', description: '¿Por qué se publicó aquí un artículo, o por qué no?' },
  'announcements why article': article,
  'announcements off': { name: 'desactivar', description: 'Dejar de publicar aquí los artículos nuevos' },
  answers: { name: 'respuestas', description: 'Quién ve las respuestas a las preguntas en este canal' },
  'answers status': { name: 'estado', description: '¿Quién ve aquí las respuestas, y según qué regla?' },
  'answers public': { name: 'públicas', description: 'Todos en este canal ven las respuestas enseguida' },
  'answers private': { name: 'privadas', description: 'Solo quien pregunta ve la respuesta, hasta que la comparte' },
  'answers usual': { name: 'habituales', description: 'Seguir la regla de la publicación' },
  following: { name: 'siguiendo', description: 'Lo que sigues, con un botón para dejarlo' },
  help: { name: 'ayuda', description: 'Qué puedes preguntar, con ejemplos' },
};
