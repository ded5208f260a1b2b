import type { CommandTexts } from '../words.ts';

const everybody = { name: 'público', description: 'Se todos aqui veem a resposta na hora' };
const settings = {
  name: 'configurações',
  description: 'Vazio para um formulário; ou em uma linha: topic:ai -topic:podcasts digest=daily@08:00',
};
const article = { name: 'artigo', description: 'O artigo: o título, uma parte dele ou o nome curto' };

/** Commands and options in the Portuguese of Brazil, as Discord's client shows them. */
export const commands: CommandTexts = {
  'look up': { name: 'Consultar', description: 'Explica os termos de uma mensagem e mostra a seção que mais diz sobre ela' },
  news: { name: 'notícias', description: 'Encontra a seção de um artigo que responde a você, nas próprias palavras dele' },
  'news query': { name: 'consulta', description: 'Sobre o que você quer ler: palavras, um nome, uma “frase”, topic:, in:, by:, since:' },
  'news public': everybody,
  article: { name: 'artigo', description: 'Abre um artigo aqui, no começo ou em uma de suas seções' },
  'article article': article,
  'article section': { name: 'seção', description: 'Uma das seções: o título dela ou o número' },
  'article public': everybody,
  term: { name: 'termo', description: 'O que um termo significa, nas palavras dos artigos, e onde é mencionado' },
  'term term': { name: 'termo', description: 'Um nome ou uma sigla que você viu em um artigo' },
  'term public': everybody,
  latest: { name: 'recentes', description: 'Os artigos mais recentes' },
  'latest count': { name: 'quantidade', description: 'Quantos, de 1 a 10 (5 se você não disser)' },
  'latest public': everybody,
  announcements: { name: 'anúncios', description: 'Anunciar novos artigos neste canal' },
  'announcements on': { name: 'ativar', description: 'Publicar novos artigos aqui: pergunta quais e quando' },
  'announcements on settings': settings,
  'announcements settings': { name: 'configurações', description: 'Alterar quais artigos são publicados aqui e quando' },
  'announcements settings settings': settings,
  'announcements status': { name: 'situação', description: 'Funciona aqui, e com quais configurações?' },
  'announcements test': { name: 'teste', description: 'Publicar aqui uma vez o artigo mais recente, sem notificar ninguém' },
  'announcements why': { name: 'porquê', description: 'Por que um artigo foi publicado aqui, ou por que não?' },
  'announcements why article': article,
  'announcements off': { name: 'desativar', description: 'Parar de publicar novos artigos aqui' },
  answers: { name: 'respostas', description: 'Quem vê as respostas às perguntas neste canal' },
  'answers status': { name: 'situação', description: 'Quem vê as respostas aqui, e por qual regra?' },
  'answers public': { name: 'públicas', description: 'Todos neste canal veem as respostas na hora' },
  'answers private': { name: 'privadas', description: 'Só quem pergunta vê a resposta, até compartilhá-la' },
  'answers usual': { name: 'habituais', description: 'Seguir a regra da publicação' },
  following: { name: 'seguindo', description: 'O que você segue, com um botão para parar' },
  help: { name: 'ajuda', description: 'O que você pode perguntar, com exemplos' },
};
