import type { CuratingTexts } from '../words.ts';

/** Words of a list with a comma between them, as Japanese writes it. */
function listed(words: readonly string[]): string {
  return words.join('、');
}

function became(part: string, now: string, before: string): string {
  return `${part}: 現在は${now === '' ? '空欄' : `「${now}」`}${before === '' ? '' : `、以前は「${before}」`}`;
}

/** Lists of terms, and everything about the terms that editors change in chat, in Japanese; in the polite form. */
export const curating = {
  termsByName: (number, term) => `${number} 件の用語に説明があります。${term} で調べられます。`,
  termsByLetter: (number, list) =>
    `${number} 件の用語に説明があります。${list} の後に頭文字を書くと、その用語が表示されます。例: ${list} a`,
  termCount: (number) => `${number} 件`,
  termsBeginning: (number, letter) => `${letter} で始まる用語は ${number} 件です。`,
  termsOnTopic: (number, topic) => `${topic} の最新記事に出てくる用語は ${number} 件です。`,
  noTermOnTopic: (topic) => `${topic} の最新記事に出てくる用語はありません。`,
  firstOfThem: (number) => `最初の ${number} 件を示します:`,
  explainOne: '用語を調べる …',
  noTermGroup: (about, letters) => `「${about}」で始まる用語も、そのトピックの記事もありません。頭文字: ${letters.join(' ')}`,
  topicList: (topics) => `トピック: ${listed(topics)}`,
  notExplained: (name, news) => `編集部は「${name}」の説明を公開していません。${news} で記事を検索できます。`,

  termsNotKept: 'ここには何も保存されないため、用語を変更できません。',
  nameTheEditors:
    '用語は Newsdesk が回答するすべての場所で共通で、ここ以外でも使われている可能性があります。変更できるようにするには、publication.yaml の `editors:` に担当者を指定してください。',
  termsForManagers: (suggest) => `用語を変更できるのは、このチャンネルを管理できる人だけです。提案は誰でもできます: ${suggest}`,
  termsForEditors: (suggest) => `用語を変更できるのは、publication.yaml で指定された担当者だけです。提案は誰でもできます: ${suggest}`,

  termForms: {
    add: { title: '用語を追加', submit: '追加' },
    edit: { title: '用語を編集', submit: '保存' },
    alias: { title: '別名', submit: '保存' },
    merge: { title: '用語を統合', submit: '統合' },
    hide: { title: '用語を非表示にする', submit: '非表示にする' },
    restore: { title: '用語を再表示', submit: '再表示' },
    suggest: { title: '用語を提案', submit: '提案する' },
    accept: { title: '提案を採用', submit: '採用' },
  },
  termField: { label: '用語', hint: '記事で使われている表記で書いてください。' },
  explanationField: { label: '説明', hint: 'この用語を初めて見る読者のために、1〜2 文で書いてください。' },
  namesField: { label: '別名', hint: '略語や別の表記。コンマで区切ってください。' },
  otherNamesOf: (term) => `別名: ${term}`,
  seeAlsoField: { label: '関連用語', hint: '他の用語。コンマで区切ってください。' },
  mergeInto: (term) => `どの用語に統合しますか: ${term}`,
  mergeIntoHint: '統合先の説明はそのまま残り、この用語の名前が別名に加わります。',
  hidingHint: '再表示するまで、どの名前で調べても説明は出ません。',
  hidesToo: (names) => `別名も対象: ${listed(names)}`,
  whyField: { label: '理由', hint: '他の編集者向けです。履歴に残ります。' },
  whyHide: '非表示にする理由',
  whyShow: (term) => `再表示する理由: ${term}`,

  nameIsEmpty: '名前が空です。',
  nameTooLong: (begin, length, limit) => `「${begin}…」は ${length} 文字です。${limit} 文字以内にしてください。`,
  nameWithoutLetter: (name) => `「${name}」には文字も数字もないため、調べることができません。`,
  explanationIsEmpty: '説明が空です。用語の意味を書いてください。',
  explanationTooLong: (length, limit) => `説明が ${length} 文字あります。${limit} 文字以内にしてください。`,
  tooManyNames: (number, limit) => `名前が ${number} 個あります。${limit} 個までにしてください。`,
  tooManyTerms: (number, limit) => `用語が ${number} 件あります。${limit} 件までにしてください。`,
  seeAlsoTooLong: (limit) => `名前は ${limit} 文字以内です。コンマで区切ってください。`,
  reasonTooLong: (limit) => `理由は ${limit} 文字以内で書いてください。`,
  isInFile: (name, merge) => `「${name}」は glossary.yaml にある用語です。統合するには ${merge} を使ってください。`,
  isHidden: (term, restore) => `「${term}」は非表示です。再表示するには ${restore} を使ってください。`,
  isNameOfHidden: (name, term) => `「${name}」は、非表示の用語「${term}」の名前です。`,
  isExplained: (term, edit) => `「${term}」にはすでに説明があります。変更するには ${edit} を使ってください。`,
  isNameOf: (name, term, edit) => `「${name}」は「${term}」の名前です。その用語を変更するには ${edit} を使ってください。`,
  isNameInFile: (name, term, edit) =>
    `「${name}」は glossary.yaml の「${term}」の名前です。その用語を変更するには ${edit} を使ってください。`,

  showFirst: (term, restore) => `「${term}」は非表示です。先に再表示してください: ${restore}`,
  hiddenAlready: (term) => `「${term}」はすでに非表示です。`,
  notHidden: (term) => `「${term}」は非表示になっていません。`,
  nothingDifferent: (term) => `変更点がないため、「${term}」はそのままです。`,
  suggestionDecided: 'この提案はすでに処理されています。今回は何も変更していません。',
  nothingToMerge: (name) => `「${name}」の説明がないため、統合するものがありません。`,
  nothingToMergeInto: (name) => `「${name}」の説明がありません。説明のある用語を指定してください。`,
  sameTerm: '同じ用語です。別の用語を指定してください。',
  fileExplains: (term, edit) => `「${term}」の説明はすでに glossary.yaml にあります。変更するには ${edit} を使ってください。`,
  notExplainedYet: (name, add) => `「${name}」の説明はまだありません。追加するには ${add} を使ってください。`,
  writeTerm: 'どの用語ですか？ コマンドの後に名前を書いてください。',
  termGone: (command) => `この用語はもうありません。${command} でもう一度お試しください。`,
  nothingToUndo: (name) => `「${name}」はチャットで変更されていないため、取り消すものがありません。`,
  changedSince: (term, history) => `「${term}」はその後また変更されています。変更した人は ${history} でわかります。`,
  undoneLast: (change, history) => `直前の操作: ${change}。${history} のボタンでやり直せます。`,
  changedWithIt: (term, undo) => `「${term}」も同時に変更され、その後また変更されています。先にそちらを取り消してください: ${undo}`,
  cannotUndo: (why) => `今は取り消せません。${why}`,
  suggestedToday: (number) => `この 24 時間に ${number} 件の用語を提案しています。また明日お試しください。`,
  queueIsFull: (number) => `すでに ${number} 件の提案が編集部の確認を待っています。数日後にもう一度お試しください。`,

  noTermChanged: '何も変更していません。',
  termAdded: (term) => `「${term}」を用語に追加しました。すぐに調べられます。`,
  termSaved: (term) => `「${term}」を保存しました。すぐにこの内容で表示されます。`,
  termHidden: (term, restore) => `「${term}」を非表示にしました。${restore} で再表示するまで、どの名前でも説明は出ません。`,
  termShown: (term) => `「${term}」を再表示しました。`,
  termLeftToFile: (term) => `「${term}」を再表示しました。ファイルと記事の説明が使われます。`,
  termMerged: (from, into) => `「${from}」を「${into}」に統合しました。どちらの名前でも「${into}」が表示されます。`,
  otherMerged: (into) => `もう一方の用語を「${into}」に統合しました。どちらの名前でも「${into}」が表示されます。`,
  changeUndone: (term) => `「${term}」の最後の変更を取り消しました。`,
  fileHasItToo: (exporting) =>
    `この用語は glossary.yaml にもあります。${exporting} で書き出すまでは、ここでの内容がファイルより優先されます。`,
  undo: '元に戻す',
  redo: 'やり直す',
  undoLast: '最後の変更を元に戻す',
  editTerm: '編集',
  showTerm: '表示',

  suggestionTaken: (term) => `ありがとうございます。「${term}」を編集部に送りました。追加するかどうかは編集部が決めます。`,
  suggestionRejected: (term) => `「${term}」の提案を却下しました。`,
  noOtherWaits: '他に確認待ちの提案はありません。',
  othersWait: (number, review) => `確認待ちの提案があと ${number} 件あります: ${review}`,
  noSuggestionWaits: '確認待ちの提案はありません。',
  suggestionsWait: (number) => `${number} 件の提案が確認を待っています。`,
  oldestOfThem: (number, shown) => `${number} 件の提案が確認を待っています。古いものから ${shown} 件を示します。`,
  alsoCalled: (names) => `別名: ${listed(names)}`,
  acceptThis: (rank) => `${rank} を採用…`,
  rejectThis: (rank) => `${rank} を却下`,

  noTermHidden: '非表示の用語はありません。',
  termsHidden: (number) => `${number} 件の用語が非表示です。`,
  showAgain: (term) => `${term} を再表示…`,

  neverChanged: (name) => `「${name}」はチャットで変更されたことがありません。`,
  historyOf: (term) => `「${term}」の変更履歴（新しい順）:`,
  termActs: {
    add: (who, when) => `${who} さんが ${when} に追加`,
    edit: (who, when) => `${who} さんが ${when} に編集`,
    alias: (who, when) => `${who} さんが ${when} に別名を変更`,
    merge: (who, when) => `${who} さんが ${when} に統合`,
    hide: (who, when) => `${who} さんが ${when} に非表示に変更`,
    restore: (who, when) => `${who} さんが ${when} に再表示`,
    undo: (who, when) => `${who} さんが ${when} に変更を取り消し`,
    accept: (who, when) => `${who} さんが ${when} に提案を採用`,
    reject: (who, when) => `${who} さんが ${when} に提案を却下`,
    import: (who, when) => `${who} さんが ${when} にファイルから取り込み`,
  },
  withReason: (change, reason) => `${change}（理由: ${reason}）`,
  versionShown: (names, explanation) => `${listed(names)}: ${explanation}`,
  versionHidden: (names) => `${listed(names)}: 非表示`,
  versionPlain: (term) => `${term}: 独自の説明なし`,
  seeAlsoTerms: (names) => `関連用語: ${listed(names)}`,

  becameThis: {
    headword: (now, before) => became('用語', now, before),
    definition: (now, before) => became('説明', now, before),
    aliases: (now, before) => became('別名', now, before),
    seeAlso: (now, before) => became('関連用語', now, before),
    hidden: '非表示になりました',
    plain: '独自の説明がなくなりました',
    restored: 'ファイルと記事の説明で再び表示されています',
    same: '内容は元と同じです',
  },
  changedMeanwhile: (who, when, changes) =>
    `フォームを開いている間に、${who} さんが ${when} に変更しました（${listed(changes)}）。入力した内容は失われていません。もう一度送ると、あなたの内容に置き換わります。`,
} satisfies CuratingTexts;
