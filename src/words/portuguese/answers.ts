import { grammarOf } from '../grammar.ts';
import type { AnswerTexts } from '../words.ts';

const { all, any, count, date } = grammarOf('pt-BR');

function quoted(words: readonly string[]): string {
  return any(words.map((word) => `“${word}”`));
}

function articles(number: number): string {
  return count(number, { one: '# artigo', other: '# artigos' });
}

function places(number: number, isPart: boolean): string {
  return `${isPart ? 'mais de ' : ''}${count(number, { one: 'um lugar', other: '# lugares' })}`;
}

/** Everything that readers see, in the Portuguese of Brazil; readers are called *você*. */
export const answers = {
  code: 'pt',
  date,

  by: (names) => `Por ${all(names)}`,
  source: (name) => `Fonte: ${name}`,
  updated: (day) => `Atualizado em ${day}`,
  introduction: 'Introdução',
  readArticle: 'Ler o artigo',
  termsInIt: (names) => `Termos que aparecem: ${names.join(', ')}`,
  otherSections: 'Outras seções deste artigo',
  correction: (text) => `Correção: ${text}`,
  retracted: (title) => `Retratado: ${title}`,
  wasRetracted: (why) => `Este artigo foi retratado: ${why}`,
  forMembers: 'Este artigo é para assinantes: o texto não aparece aqui.',
  goesOn: 'O texto continua no artigo.',
  more: (number) => `e mais ${number}`,
  previous: '◀ Anterior',
  next: 'Próxima ▶',
  page: (page, pages) => `Página ${page} de ${pages}`,
  open: 'Abrir',
  image: (alt) => (alt === '' ? 'Imagem' : `Imagem: ${alt}`),

  inviteQuery: (news, example) =>
    `Sobre o que você quer ler? Escreva algumas palavras depois de ${news}${example === '' ? '.' : `, por exemplo: ${news} ${example}`}`,
  results: (number, query) => `${count(number, { one: '# resultado', other: '# resultados' })} para ${query}`,
  newestFor: (query) => `O mais recente sobre ${query}`,
  readOne: 'Ler um deles',
  moreAnswers: 'Mais respostas',
  newestArticles: 'Artigos mais recentes',
  nothingMatches: (query) => `Nada em nossos artigos corresponde a “${query}”.`,
  didYouMean: 'Você quis dizer:',
  showing: (read) => `Mostrando ${all(read.map(({ typed, read: meant }) => `“${meant}” para “${typed}”`))}.`,
  searchInstead: (typed) => `Buscar “${typed}” mesmo assim`,
  nothingMentions: (words) => `Nenhum artigo menciona ${quoted(words)}.`,
  sectionLacks: (words) => `Esta seção não menciona ${quoted(words)}.`,
  wordsApart: 'Estas palavras estão nesta seção, mas não juntas. Talvez ela não responda à pergunta.',
  leftOut: (words) => `Ficou de fora o que menciona ${quoted(words)}: um hífen antes de uma palavra a exclui.`,

  emptyQueries: {
    onlyLeftOut: 'Só há palavras para excluir. Escreva pelo menos uma palavra para buscar.',
    nothing: 'Escreva o que você procura, por exemplo um nome ou algumas palavras.',
    noWord: 'Aqui não há nenhuma palavra para buscar. Escreva um nome ou algumas palavras.',
  },
  noSuchFilter: (written, instead) => `${written} não é um filtro aqui: ${instead}.`,
  insteadOfFilter: {
    tag: 'escreva topic:power',
    tags: 'escreva topic:power',
    title: 'escreva in:liquid-cooling para um artigo, ou só as palavras do título',
    before: 'escreva until:2026-05, que é esse mês e tudo antes dele',
    after: 'escreva since:2026-05, que é esse mês e tudo depois dele',
  },
  filterNeedsValue: (written, example) => `${written} precisa de um valor, por exemplo ${example}.`,
  notADate: (written, name) =>
    `${written} não é uma data que dê para ler. Escreva um ano, um mês ou um dia (${name}:2026, ${name}:2026-05, ${name}:2026-05-03) ou há quanto tempo foi (${name}:7d, ${name}:"last week").`,
  noneIsCalled: {
    article: (name) => `Nenhum artigo aqui se chama “${name}”.`,
    topic: (name) => `Nenhum tema aqui se chama “${name}”.`,
    author: (name) => `Nenhum autor aqui se chama “${name}”.`,
  },
  noneIsNamed: { topic: 'Nenhum artigo indica um tema.', author: 'Nenhum artigo indica um autor.' },
  thereIs: (names) => `Há: ${names.join(', ')}.`,
  noneInTime: {
    since: (day, written, isOneOfSeveral) =>
      `Nenhum artigo é de ${day} ou depois${isOneOfSeveral ? ' e passa pelos outros filtros' : ''}. Tire ${written} ou volte mais no tempo.`,
    until: (day, written, isOneOfSeveral) =>
      `Nenhum artigo é de ${day} ou antes${isOneOfSeveral ? ' e passa pelos outros filtros' : ''}. Tire ${written} ou escolha uma data posterior.`,
  },
  noneTogether: (written) => `Nenhum artigo passa por ${written} junto com os outros filtros. Tire um deles.`,

  nothingPublished: 'Nada foi publicado ainda.',
  newestIs: (title) => `O artigo mais recente: ${title}`,
  newest: (number) => count(number, { one: 'O artigo mais recente', other: 'Os # artigos mais recentes' }),

  whichArticle: 'Qual artigo?',
  openArticle: 'Abrir um artigo',
  inviteArticle: (article) => `Qual artigo? Escreva o título ou parte dele depois de ${article}.`,
  noArticleCalled: (name) => `Não há nenhum artigo chamado “${name}”.`,
  otherArticles: 'Outros artigos',
  severalArticles: (name) => `Vários artigos correspondem a “${name}”. Qual?`,
  chooseArticle: 'Escolher um artigo',
  noSectionCalled: (title, name) => `“${title}” não tem uma seção chamada “${name}”. As seções dele estão no menu.`,
  textChanged: 'Este texto mudou desde então. Este é o novo.',
  sectionGone: (news) => `Esta seção não existe mais: o artigo foi alterado ou retirado. Pergunte de novo com ${news}.`,

  explainTerm: 'Explicar um termo',
  explain: 'Explicar',
  whichTerm: 'Qual termo?',
  also: (names) => `Também: ${names.join(', ')}`,
  seeAlso: (name) => `Veja também: ${name}`,
  readWhereItStands: 'Ler o trecho',
  mentionedIn: (number, isPart) => `Mencionado em ${places(number, isPart)}:`,
  alsoMentionedIn: (number, isPart) => `Mencionado também em ${places(number, isPart)}:`,
  otherMentions: (number, isPart) => `Outras menções (${isPart ? 'mais de ' : ''}${number})`,
  onlyMention: 'Nenhum artigo o define. Só esta seção o menciona:',
  bestMention: (sections, isPart) =>
    `Nenhum artigo o define. ${isPart ? 'Mais de ' : ''}${count(sections, { one: '# seção o menciona', other: '# seções o mencionam' })}; esta é a que mais diz sobre ele:`,
  timesIn: (times, sections) =>
    `${count(times, { one: '# vez', other: '# vezes' })} em ${count(sections, { one: '# seção', other: '# seções' })}`,
  moreDefinitions: (number) => `e mais ${number}, no menu`,
  moreArticles: (number) => `e mais ${count(number, { one: '# artigo', other: '# artigos' })}, no menu`,
  moreSections: (number) => `e mais ${count(number, { one: '# seção', other: '# seções' })}, no artigo`,
  inTheWordsOf: (title) => `Nas palavras de “${title}”:`,
  glossary: 'Glossário',
  theGlossary: 'o glossário',
  sameWordsIn: (titles) => `Dito com as mesmas palavras aqui: ${titles.join(', ')}.`,
  termNowhere: (name) => `“${name}” não está em nosso glossário, e nenhum artigo o menciona.`,
  termUnknown: (name, news) =>
    `“${name}” não está em nosso glossário, e as seções mais recentes, que foram verificadas, não o mencionam. ${news} busca em todas.`,
  noTerms: 'Nenhum termo foi explicado ainda.',
  terms: (number, term) =>
    count(number, {
      one: `Há # termo explicado. Escreva-o depois de ${term}:`,
      other: `Há # termos explicados. Escreva um deles depois de ${term}:`,
    }),
  firstTerms: (number, term, listed) =>
    `Há ${count(number, { one: '# termo explicado', other: '# termos explicados' })}. Escreva um deles depois de ${term}. Estes são os primeiros ${listed}, em ordem; os outros são sugeridos enquanto você digita:`,

  termsInMessage: (names) => `${count(names.length, { one: 'Um termo', other: '# termos' })} nesta mensagem: ${names.join(', ')}`,
  termsFound: (names) => `Termos: ${names.join(', ')}`,
  saysMost: 'A seção que mais diz sobre esta mensagem:',
  otherSectionsAboutIt: 'Outras seções sobre isso',
  noWordsInMessage: 'Esta mensagem não tem palavras para consultar.',
  nothingExplains: (news) =>
    `Nada em nossos artigos explica esta mensagem: ela não cita nenhum dos termos deles, e nenhuma seção trata disso. Tente ${news} com algumas palavras.`,

  share: 'Compartilhar',
  shareWithLine: 'Compartilhar com uma linha…',
  shareThis: 'Compartilhar resposta',
  ownLine: 'Uma linha sua',
  ownLineHint: 'Ela aparece acima da resposta, com seu nome. Ninguém é notificado.',
  sharedBy: (name) => `Compartilhado por ${name}`,
  somebody: 'alguém',
  sharedSummary: (summary, name) => (name === '' ? `Compartilhado: ${summary}` : `Compartilhado por ${name}: ${summary}`),
  mayNotShare: 'Você não pode escrever neste canal, então a resposta não pode ser compartilhada.',
  mayNotShow: 'Você não pode escrever neste canal, então só você vê esta resposta.',
  mayNotShareAsGuest:
    'Você não pode escrever aqui, ou este servidor mantém privados os aplicativos dos seus membros. Por isso a resposta não pode ser compartilhada.',
  mayNotShowAsGuest:
    'Você não pode escrever aqui, ou este servidor mantém privados os aplicativos dos seus membros. Por isso só você vê esta resposta.',
  shareChanged: 'Nada foi compartilhado: o texto mudou desde então. Este é o novo.',
  shareGone: 'Isto não existe mais: foi alterado ou retirado. Nada foi compartilhado. Pergunte de novo.',
  sharedBefore: 'Você já compartilhou esta resposta. Se o canal não a mostra, pergunte de novo e compartilhe a nova resposta.',
  sharingTooLate: 'O compartilhamento demorou demais, então nada foi compartilhado. Clique em Compartilhar de novo.',
  sharingInDoubt:
    'O Slack não disse se sua resposta foi compartilhada. Veja se o canal a mostra. Se não, pergunte de novo e compartilhe a nova resposta.',

  helpful: 'Útil',
  notHelpful: 'Não foi útil',
  thanks: { helpful: 'Obrigado.', unhelpful: 'Obrigado. A redação vê a pergunta, mas não quem a fez.' },
  countedBefore: 'Você já disse isso, e foi contado.',
  notCounted: 'Nada é guardado aqui, então isto não foi contado.',

  announceTermHere: (name) => `Anunciar ${name} aqui`,
  termAnnouncedHere: (name) => `Os artigos que mencionam ${name} já são anunciados aqui.`,
  follow: (name) => `Seguir ${name}`,
  unfollow: 'Deixar de seguir',
  unfollowName: (name) => `Deixar de seguir ${name}`,
  unfollowOne: 'Deixar de seguir…',
  followsNow: (name) => `Você segue ${name}: os novos artigos chegam a você por mensagem direta.`,
  followsAlready: (name) => `Você já segue ${name}.`,
  followsClosed: (name, closed) => `Você segue ${name}, mas nada consegue chegar a você ainda. ${closed}`,
  followsNoMore: (name) => `Você não segue mais ${name}.`,
  followsNothing:
    'Você ainda não segue nada. Abaixo de um anúncio há um botão para o tema, abaixo de um artigo um para o autor, abaixo de um termo um para ele.',
  followCount: (number) => `Você segue ${count(number, { one: '# item', other: '# itens' })}`,
  followList: 'Você recebe uma mensagem direta sobre novos artigos a respeito disto:',
  followKinds: { topic: 'tema', author: 'autor', term: 'termo' },
  directClosed: (reason) =>
    `Sua última mensagem direta não chegou. ${reason}. Permita mensagens diretas deste servidor (no Discord: nome do servidor, Configurações de privacidade) e siga algo para testar.`,

  homeAsk: 'Perguntar',
  homeHint: 'Um nome, algumas palavras, uma pergunta',
  homeStart: '◀ Início',
  homeNoChannel: (command) => `Nenhum canal aqui recebe os artigos novos. Em um canal, ${command} ativa isso.`,
  homeChannels: (shown, all) =>
    shown === all ? 'Os artigos novos são anunciados em:' : `Os artigos novos são anunciados em ${all} canais, entre eles estes ${shown}:`,
  homeFollows: (command) => `Você segue (${command} encerra):`,
  opensInChannel: 'Isto abre em um canal, com o comando.',

  howToAsk: (publication) => `Como perguntar a ${publication}`,
  ask: (publication) => `Pergunte a ${publication}`,
  helpArticles: (number) =>
    `${articles(number)}, com respostas seção por seção e nas próprias palavras deles. Erros de digitação não atrapalham.`,
  helpPrivacy: (everybody) =>
    `Em um canal, só você vê uma resposta, até clicar em Compartilhar. Escreva ${everybody}: antes ou depois de uma pergunta, ou preencha essa opção, para mostrá-la a todos na hora.`,
  helpElsewhere:
    '“Consultar” no menu de uma mensagem explica os termos só para você. Uma menção ao bot ou uma mensagem direta também pergunta, inclusive nas conversas do Slack, onde os comandos não funcionam.',
  notMember:
    'O bot não é membro daqui: ele veio com você, na sua conta. Ele responde a você, mas aqui não pode seguir temas, anunciar artigos nem ouvir menções. Isso funciona em um servidor que o adicionou.',
  helpQuery:
    'Em uma consulta: "palavras entre aspas" ficam juntas, -palavra exclui, e in:article, topic:, by:, since: e until: restringem.',
  helpRate: (perMinute) => `Você pode fazer ${count(perMinute, { one: 'uma pergunta', other: '# perguntas' })} por minuto.`,
  helpClosed: (commands) => `Não está aberto para você aqui: ${commands.join(', ')}.`,
  example: (line) => `Exemplo: ${line}`,

  apology: (incident) =>
    `Desculpe, algo deu errado do nosso lado e não foi possível responder. Tente de novo; se continuar, avise quem cuida deste bot: incidente ${incident}.`,
  busy: 'Há muitas perguntas neste momento, e esta não pôde ser respondida a tempo. Pergunte de novo em alguns segundos.',
  tooFast: (perMinute, seconds) =>
    `O Newsdesk responde ${count(perMinute, { one: 'uma pergunta', other: '# perguntas' })} por minuto a cada pessoa, para que haja tempo para todos. Pergunte de novo em ${count(seconds, { one: 'um segundo', other: '# segundos' })}.`,
  useLikeThis: (signature) => `Use assim: ${signature}.`,
  useLikeThisFor: (signature, example) => `Use assim: ${signature}, por exemplo: ${example}`,
  wrongOption: (option, reason, usage) => `${option}: ${reason}. ${usage}`,
  tooLong: (characters) => count(characters, { one: 'no máximo # caractere', other: 'no máximo # caracteres' }),
  yesOrNo: 'yes ou no',
  wholeNumber: (min, max) => `um número inteiro de ${min} a ${max}`,
  noCommand: (name, commands) => `Não existe o comando ${name}. Há: ${commands.join(', ')}.`,
  noSubcommand: (word, name, commands) => `“${word}” não faz parte de ${name}. Há: ${commands.join(', ')}.`,
  notHere: 'Isso não pode ser pedido aqui: quem administra este bot escolheu os lugares.',
  openIn: 'Estes canais estão abertos para isso:',
  openDirect: 'Você também pode perguntar em uma mensagem direta ao bot.',
  notForYou: 'Isso é só para algumas pessoas, escolhidas por quem administra este bot.',
  managersOnly: (name) => `${name} é para quem pode gerenciar este canal.`,
  oldVersion: 'Isto é de uma versão anterior. Pergunte de novo.',
  oldButton: 'Este botão é de uma versão anterior. Pergunte de novo.',

  formTooLate: 'O formulário demorou demais para abrir. Tente de novo.',
  formNotOpened: (help, name) => `O formulário não abriu. Tente de novo ou escreva em uma linha: ${help} mostra como se escreve ${name}.`,
  overtaken: 'Nada foi alterado ainda: alguém foi mais rápido.',
  lookAndSend: 'Ver e enviar de novo',
  nothingChanged: 'Nada foi alterado ainda: não foi possível ler uma resposta.',
  whatYouTyped: 'Nada foi alterado ainda. Isto é o que você digitou:',
  correctIt: 'Corrigir',
  cancel: 'Cancelar',
  nobody: 'Ninguém',

  answersArePublic: 'Todos neste canal veem as respostas na hora.',
  answersArePrivate: 'Neste canal, só quem pergunta vê a resposta, até compartilhá-la.',
  ruleOfPublication: (rule) => `${rule} É a regra da publicação.`,
  ruleOfChannel: (rule, usual) => `${rule} É a regra deste canal; ${usual} a remove.`,
  noOwnRule: 'Nada é guardado aqui, então um canal não tem regra própria.',
  rulesAreForChannels: 'Isto é para canais. Em uma mensagem direta ninguém mais lê.',
} satisfies AnswerTexts;
