import { grammarOf } from '../grammar.ts';
import type { CuratingTexts } from '../words.ts';

const { count } = grammarOf('pt-BR');

function terms(number: number): string {
  return count(number, { one: '# termo', other: '# termos' });
}

function became(part: string, now: string, before: string): string {
  return `${part}: agora ${now === '' ? 'nada' : `“${now}”`}${before === '' ? '' : `, antes “${before}”`}`;
}

/** Lists of terms, and everything about the terms that editors change in chat, in the Portuguese of Brazil. */
export const curating = {
  termsByName: (number, term) =>
    `Há ${count(number, { one: '# termo explicado', other: '# termos explicados' })}. ${term} explica um deles.`,
  termsByLetter: (number, list) =>
    `Há ${terms(number)} explicados. Escreva uma letra depois de ${list} para ver os termos dela, por exemplo ${list} a.`,
  termCount: terms,
  termsBeginning: (number, letter) => `${count(number, { one: '# termo começa', other: '# termos começam' })} com ${letter}.`,
  termsOnTopic: (number, topic) =>
    `${count(number, { one: '# termo aparece', other: '# termos aparecem' })} nos artigos mais recentes sobre ${topic}.`,
  noTermOnTopic: (topic) => `Nenhum termo aparece nos artigos mais recentes sobre ${topic}.`,
  firstOfThem: (listed) => `Estes são os primeiros ${listed}:`,
  explainOne: 'Explicar …',
  noTermGroup: (about, letters) => `Nenhum termo começa com “${about}”, e nenhum artigo tem esse tema. Letras: ${letters.join(' ')}.`,
  topicList: (topics) => `Temas: ${topics.join(', ')}.`,
  notExplained: (name, news) => `A redação não explica “${name}”. ${news} busca isso nos artigos.`,

  termsNotKept: 'Nada é guardado aqui, então os termos não podem ser alterados.',
  nameTheEditors:
    'Os termos são os mesmos em todos os lugares onde o Newsdesk responde, e este pode não ser o único. Para que alguém possa alterá-los, o publication.yaml precisa dizer quem tem esse direito: `editors:`.',
  termsForManagers: (suggest) => `Só quem pode gerenciar este canal pode alterar os termos. Qualquer pessoa pode sugerir um: ${suggest}.`,
  termsForEditors: (suggest) => `Só quem está no publication.yaml pode alterar os termos. Qualquer pessoa pode sugerir um: ${suggest}.`,

  termForms: {
    add: { title: 'Adicionar um termo', submit: 'Adicionar' },
    edit: { title: 'Editar um termo', submit: 'Salvar' },
    alias: { title: 'Outros nomes', submit: 'Salvar' },
    merge: { title: 'Mesclar dois termos', submit: 'Mesclar' },
    hide: { title: 'Ocultar um termo', submit: 'Ocultar' },
    restore: { title: 'Mostrar termo de novo', submit: 'Mostrar' },
    suggest: { title: 'Sugerir um termo', submit: 'Sugerir' },
    accept: { title: 'Aceitar uma sugestão', submit: 'Aceitar' },
  },
  termField: { label: 'Termo', hint: 'Como os artigos o escrevem.' },
  explanationField: { label: 'Explicação', hint: 'Uma ou duas frases, para quem encontra o termo pela primeira vez.' },
  namesField: { label: 'Outros nomes', hint: 'Siglas e outras grafias, separadas por vírgulas.' },
  otherNamesOf: (term) => `Outros nomes de ${term}`,
  seeAlsoField: { label: 'Veja também', hint: 'Outros termos, separados por vírgulas.' },
  mergeInto: (term) => `Qual termo recebe ${term}?`,
  mergeIntoHint: 'Esse termo mantém a explicação e recebe os nomes deste.',
  hidingHint: 'Nenhum dos nomes dele é explicado até ser mostrado de novo.',
  hidesToo: (names) => `Oculta também: ${names.join(', ')}`,
  whyField: { label: 'Por quê?', hint: 'Para o resto da redação: fica no histórico.' },
  whyHide: 'Por que ocultar?',
  whyShow: (term) => `Por que mostrar ${term} de novo?`,

  nameIsEmpty: 'O nome está vazio.',
  nameTooLong: (begin, length, limit) => `“${begin}…” tem ${length} caracteres; cabem no máximo ${limit}.`,
  nameWithoutLetter: (name) => `“${name}” não tem letra nem algarismo, então ninguém consegue buscá-lo.`,
  explanationIsEmpty: 'Diga o que significa: a explicação está vazia.',
  explanationTooLong: (length, limit) => `A explicação tem ${length} caracteres; cabem no máximo ${limit}.`,
  tooManyNames: (number, limit) => `São ${number} nomes; cabem no máximo ${limit}.`,
  tooManyTerms: (number, limit) => `São ${number} termos; cabem no máximo ${limit}.`,
  seeAlsoTooLong: (limit) => `Um nome tem no máximo ${limit} caracteres; as vírgulas separam os nomes.`,
  reasonTooLong: (limit) => `Um motivo tem no máximo ${limit} caracteres.`,
  isInFile: (name, merge) => `“${name}” é um termo do glossary.yaml. Junte os dois com ${merge}.`,
  isHidden: (term, restore) => `“${term}” está oculto. Mostre-o de novo com ${restore}.`,
  isNameOfHidden: (name, term) => `“${name}” é um nome de “${term}”, que está oculto.`,
  isExplained: (term, edit) => `“${term}” já está explicado. Altere-o com ${edit}.`,
  isNameOf: (name, term, edit) => `“${name}” é um nome de “${term}”. Altere esse termo com ${edit}.`,
  isNameInFile: (name, term, edit) => `“${name}” é um nome de “${term}” no glossary.yaml. Altere esse termo com ${edit}.`,

  showFirst: (term, restore) => `“${term}” está oculto. Mostre-o primeiro: ${restore}.`,
  hiddenAlready: (term) => `“${term}” já está oculto.`,
  notHidden: (term) => `“${term}” não está oculto.`,
  nothingDifferent: (term) => `Nada está diferente, então “${term}” fica como está.`,
  suggestionDecided: 'Esta sugestão já estava decidida: nada foi alterado agora.',
  nothingToMerge: (name) => `Não há explicação para “${name}”, então não há o que mesclar.`,
  nothingToMergeInto: (name) => `Não há explicação para “${name}”. Indique um termo que tenha uma.`,
  sameTerm: 'Este é o mesmo termo. Indique outro.',
  fileExplains: (term, edit) => `O glossary.yaml já explica “${term}”. Altere-o com ${edit}.`,
  notExplainedYet: (name, add) => `Ainda não há explicação para “${name}”. Adicione-a com ${add}.`,
  writeTerm: 'Qual termo? Escreva o nome dele depois do comando.',
  termGone: (command) => `Este termo não existe mais. Pergunte de novo com ${command}.`,
  nothingToUndo: (name) => `“${name}” não foi alterado no chat, então não há o que desfazer.`,
  changedSince: (term, history) => `“${term}” foi alterado de novo depois disso. ${history} diz por quem.`,
  undoneLast: (change, history) => `${change}. ${history} tem um botão que refaz a alteração.`,
  changedWithIt: (term, undo) => `“${term}” foi alterado junto, e de novo depois disso. Desfaça primeiro aquela alteração: ${undo}.`,
  cannotUndo: (why) => `Não é possível desfazer agora. ${why}`,
  suggestedToday: (number) => `Você sugeriu ${terms(number)} em um dia. Volte amanhã.`,
  queueIsFull: (number) => `Já há ${number} sugestões à espera da redação. Tente de novo daqui a alguns dias.`,

  noTermChanged: 'Nada foi alterado.',
  termAdded: (term) => `“${term}” agora é um termo, explicado a partir deste momento.`,
  termSaved: (term) => `“${term}” foi salvo, e é explicado assim a partir deste momento.`,
  termHidden: (term, restore) => `“${term}” está oculto: nenhum dos nomes dele é explicado até ${restore}.`,
  termShown: (term) => `“${term}” aparece de novo.`,
  termLeftToFile: (term) => `“${term}” aparece de novo, nas palavras do arquivo e dos artigos.`,
  termMerged: (from, into) => `“${from}” foi mesclado a “${into}”, que agora tem todos os nomes.`,
  otherMerged: (into) => `O outro termo foi mesclado a “${into}”, que agora tem todos os nomes.`,
  changeUndone: (term) => `A última alteração de “${term}” foi desfeita.`,
  fileHasItToo: (exporting) => `O glossary.yaml também o tem: as suas palavras vêm antes das do arquivo até que ${exporting} as grave lá.`,
  undo: 'Desfazer',
  redo: 'Refazer',
  undoLast: 'Desfazer a última',
  editTerm: 'Editar',
  showTerm: 'Ver',

  suggestionTaken: (term) => `Obrigado. “${term}” está agora com a redação, que decide se ele entra.`,
  suggestionRejected: (term) => `A sugestão “${term}” foi rejeitada.`,
  noOtherWaits: 'Nenhuma outra sugestão está à espera.',
  othersWait: (number, review) => `${count(number, { one: 'Mais # sugestão à espera', other: 'Mais # sugestões à espera' })}: ${review}.`,
  noSuggestionWaits: 'Nenhuma sugestão está à espera.',
  suggestionsWait: (number) => count(number, { one: 'Há uma sugestão à espera.', other: 'Há # sugestões à espera.' }),
  oldestOfThem: (number, shown) => `Há ${number} sugestões à espera; estas são as ${shown} mais antigas.`,
  alsoCalled: (names) => `Também: ${names.join(', ')}.`,
  acceptThis: (rank) => `Aceitar ${rank}…`,
  rejectThis: (rank) => `Rejeitar ${rank}`,

  noTermHidden: 'Nenhum termo está oculto.',
  termsHidden: (number) => count(number, { one: 'Um termo está oculto.', other: '# termos estão ocultos.' }),
  showAgain: (term) => `Mostrar ${term}…`,

  neverChanged: (name) => `“${name}” nunca foi alterado no chat.`,
  historyOf: (term) => `“${term}” como a redação o alterou, a última alteração primeiro:`,
  termActs: {
    add: (who, when) => `${who} o adicionou em ${when}`,
    edit: (who, when) => `${who} o editou em ${when}`,
    alias: (who, when) => `${who} alterou os outros nomes em ${when}`,
    merge: (who, when) => `${who} o mesclou em ${when}`,
    hide: (who, when) => `${who} o ocultou em ${when}`,
    restore: (who, when) => `${who} o mostrou de novo em ${when}`,
    undo: (who, when) => `${who} desfez uma alteração em ${when}`,
    accept: (who, when) => `${who} aceitou uma sugestão em ${when}`,
    reject: (who, when) => `${who} rejeitou uma sugestão em ${when}`,
    import: (who, when) => `${who} o importou de um arquivo em ${when}`,
  },
  withReason: (change, reason) => `${change}: ${reason}`,
  versionShown: (names, explanation) => `${names.join(', ')}: ${explanation}`,
  versionHidden: (names) => `${names.join(', ')}: oculto`,
  versionPlain: (term) => `${term}: sem explicação própria`,
  seeAlsoTerms: (names) => `Veja também: ${names.join(', ')}.`,

  becameThis: {
    headword: (now, before) => became('o termo', now, before),
    definition: (now, before) => became('a explicação', now, before),
    aliases: (now, before) => became('os outros nomes', now, before),
    seeAlso: (now, before) => became('veja também', now, before),
    hidden: 'está oculto',
    plain: 'não tem mais explicação própria',
    restored: 'aparece de novo, nas palavras do arquivo e dos artigos',
    same: 'as palavras voltaram a ser as mesmas',
  },
  changedMeanwhile: (who, when, changes) =>
    `${who} alterou isto em ${when} enquanto o seu formulário estava aberto: ${changes.join('; ')}. Nada do que você escreveu se perdeu: envie de novo para pôr as suas palavras no lugar destas.`,
} satisfies CuratingTexts;
