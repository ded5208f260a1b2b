import { grammarOf } from '../grammar.ts';
import type { AnswerTexts } from '../words.ts';

const { date } = grammarOf('ja-JP');

/** Words of a list with a comma between them, as Japanese writes it. */
function listed(words: readonly string[]): string {
  return words.join('、');
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `「${word}」`).join('や');
}

/** Everything that readers see, in Japanese; in the polite form. */
export const answers = {
  code: 'ja',
  date,

  by: (names) => `著者: ${listed(names)}`,
  source: (name) => `出典: ${name}`,
  updated: (day) => `${day} 更新`,
  introduction: 'はじめに',
  readArticle: '記事を読む',
  termsInIt: (names) => `出てくる用語: ${names.join('、')}`,
  otherSections: 'この記事の他のセクション',
  correction: (text) => `訂正: ${text}`,
  retracted: (title) => `撤回済み: ${title}`,
  wasRetracted: (why) => `この記事は撤回されました: ${why}`,
  forMembers: 'この記事は会員限定です。本文はここでは表示されません。',
  goesOn: '続きは記事でお読みください。',
  more: (number) => `他 ${number} 件`,
  previous: '◀ 前へ',
  next: '次へ ▶',
  page: (page, pages) => `${page} / ${pages} ページ`,
  open: '開く',
  image: (alt) => (alt === '' ? '画像' : `画像: ${alt}`),

  inviteQuery: (news, example) =>
    `何について読みたいですか？ ${news} の後に言葉を入力してください。${example === '' ? '' : `例: ${news} ${example}`}`,
  results: (number, query) => `${query} の結果 ${number} 件`,
  newestFor: (query) => `${query} の最新記事`,
  readOne: '記事を選んで読む',
  moreAnswers: '他の回答',
  newestArticles: '最新の記事',
  nothingMatches: (query) => `「${query}」に一致する記事はありません。`,
  didYouMean: 'もしかして:',
  showing: (read) => `${listed(read.map(({ typed, read: meant }) => `「${typed}」を「${meant}」として`))}検索しました。`,
  searchInstead: (typed) => `「${typed}」のまま検索`,
  nothingMentions: (words) => `${quoted(words)}に触れている記事はありません。`,
  sectionLacks: (words) => `このセクションは${quoted(words)}に触れていません。`,
  wordsApart: 'このセクションにはこれらの言葉がありますが、離れた場所にあります。質問の答えではないかもしれません。',
  leftOut: (words) => `${quoted(words)}に触れているものを除きました。言葉の前のハイフンは除外を意味します。`,

  emptyQueries: {
    onlyLeftOut: '除外する言葉しかありません。検索する言葉を一つ以上入力してください。',
    nothing: '探したいものを入力してください。例えば名前やいくつかの言葉です。',
    noWord: '検索できる言葉がありません。名前やいくつかの言葉を入力してください。',
  },
  noSuchFilter: (written, instead) => `${written} はここではフィルターではありません。${instead}。`,
  insteadOfFilter: {
    tag: 'topic:power と書いてください',
    tags: 'topic:power と書いてください',
    title: '一つの記事なら in:liquid-cooling と書くか、タイトルの言葉だけを入力してください',
    before: 'until:2026-05 と書いてください。その月とそれ以前という意味です',
    after: 'since:2026-05 と書いてください。その月とそれ以降という意味です',
  },
  filterNeedsValue: (written, example) => `${written} には値が必要です。例: ${example}`,
  notADate: (written, name) =>
    `${written} は日付として読み取れません。年、月、日（${name}:2026、${name}:2026-05、${name}:2026-05-03）か、どれくらい前か（${name}:7d、${name}:"last week"）を書いてください。`,
  noneIsCalled: {
    article: (name) => `「${name}」という記事はありません。`,
    topic: (name) => `「${name}」というトピックはありません。`,
    author: (name) => `「${name}」という著者はいません。`,
  },
  noneIsNamed: { topic: 'トピックのある記事はありません。', author: '著者名のある記事はありません。' },
  thereIs: (names) => `候補: ${listed(names)}`,
  noneInTime: {
    since: (day, written, isOneOfSeveral) =>
      `${day} 以降${isOneOfSeveral ? 'で他のフィルターにも合う' : 'の'}記事はありません。${written} を外すか、もっと前の日付にしてください。`,
    until: (day, written, isOneOfSeveral) =>
      `${day} 以前${isOneOfSeveral ? 'で他のフィルターにも合う' : 'の'}記事はありません。${written} を外すか、もっと後の日付にしてください。`,
  },
  noneTogether: (written) => `${written} と他のフィルターの両方に合う記事はありません。どれか一つを外してください。`,

  nothingPublished: 'まだ何も公開されていません。',
  newestIs: (title) => `最新の記事: ${title}`,
  newest: (number) => `最新の記事 ${number} 件`,

  whichArticle: 'どの記事ですか？',
  openArticle: '記事を開く',
  inviteArticle: (article) => `どの記事ですか？ ${article} の後にタイトルかその一部を入力してください。`,
  noArticleCalled: (name) => `「${name}」という記事はありません。`,
  otherArticles: '他の記事',
  severalArticles: (name) => `「${name}」に合う記事がいくつかあります。どれですか？`,
  chooseArticle: '記事を選ぶ',
  noSectionCalled: (title, name) => `「${title}」に「${name}」というセクションはありません。メニューから選んでください。`,
  textChanged: 'この文章はその後変更されました。これが新しい文章です。',
  sectionGone: (news) => `このセクションはもうありません。記事が変更されたか、取り下げられました。${news} でもう一度質問してください。`,

  explainTerm: '用語を調べる',
  explain: '調べる',
  whichTerm: 'どの用語ですか？',
  also: (names) => `別名: ${listed(names)}`,
  seeAlso: (name) => `関連: ${name}`,
  readWhereItStands: '出てくる箇所を読む',
  mentionedIn: (number, isPart) => `出てくる箇所: ${number} 件${isPart ? '以上' : ''}`,
  alsoMentionedIn: (number, isPart) => `他に出てくる箇所: ${number} 件${isPart ? '以上' : ''}`,
  otherMentions: (number, isPart) => `他に出てくる箇所（${number} 件${isPart ? '以上' : ''}）`,
  onlyMention: '定義している記事はありません。触れているのはこのセクションだけです:',
  bestMention: (sections, isPart) =>
    `定義している記事はありません。${sections} 件${isPart ? '以上' : ''}のセクションが触れていて、これが最も詳しいものです:`,
  timesIn: (times, sections) => `${sections} セクションに ${times} 回`,
  moreDefinitions: (number) => `他 ${number} 件はメニューにあります`,
  moreArticles: (number) => `他 ${number} 件の記事はメニューにあります`,
  moreSections: (number) => `他 ${number} 件のセクションは記事にあります`,
  inTheWordsOf: (title) => `「${title}」より:`,
  glossary: '用語集',
  theGlossary: '用語集',
  sameWordsIn: (titles) => `同じ説明があるもの: ${listed(titles)}`,
  termNowhere: (name) => `「${name}」は用語集になく、触れている記事もありません。`,
  termUnknown: (name, news) =>
    `「${name}」は用語集になく、調べた新しいセクションでも触れられていません。${news} ならすべてのセクションを検索できます。`,
  noTerms: '説明のある用語はまだありません。',
  terms: (number, term) => `${number} 件の用語に説明があります。${term} の後に入力してください:`,
  firstTerms: (number, term, shown) =>
    `${number} 件の用語に説明があります。${term} の後に入力してください。最初の ${shown} 件を順に示します。他は入力中に候補として表示されます:`,

  termsInMessage: (names) => `このメッセージの用語 ${names.length} 件: ${listed(names)}`,
  termsFound: (names) => `用語: ${listed(names)}`,
  saysMost: 'このメッセージに最も関係のあるセクション:',
  otherSectionsAboutIt: '関連する他のセクション',
  noWordsInMessage: 'このメッセージには調べられる言葉がありません。',
  nothingExplains: (news) =>
    `このメッセージを説明する記事はありません。記事の用語が含まれておらず、関係するセクションもありません。${news} でいくつかの言葉を試してください。`,

  share: '共有',
  shareWithLine: 'ひとこと添えて共有…',
  shareThis: '回答を共有',
  ownLine: 'ひとこと',
  ownLineHint: 'あなたの名前と一緒に回答の上に表示されます。誰にも通知されません。',
  sharedBy: (name) => `${name} さんが共有`,
  somebody: '誰か',
  sharedSummary: (summary, name) => (name === '' ? `共有: ${summary}` : `${name} さんが共有: ${summary}`),
  mayNotShare: 'このチャンネルに書き込む権限がないため、回答を共有できません。',
  mayNotShow: 'このチャンネルに書き込む権限がないため、この回答はあなただけに表示されています。',
  mayNotShareAsGuest: 'ここに書き込む権限がないか、このサーバーがメンバーのアプリを非公開にしているため、回答を共有できません。',
  mayNotShowAsGuest:
    'ここに書き込む権限がないか、このサーバーがメンバーのアプリを非公開にしているため、この回答はあなただけに表示されています。',
  shareChanged: '共有されませんでした。文章がその後変更されたためです。これが新しい文章です。',
  shareGone: 'これはもうありません。変更されたか、取り下げられました。何も共有していません。もう一度質問してください。',
  sharedBefore: 'この回答は共有済みです。チャンネルに表示されていなければ、もう一度質問して、その回答を共有してください。',
  sharingTooLate: '共有に時間がかかりすぎたため、何も共有していません。もう一度「共有」を押してください。',
  sharingInDoubt:
    '回答が共有されたかどうか、Slack から返事がありませんでした。チャンネルに表示されているか確認してください。なければ、もう一度質問して、その回答を共有してください。',

  helpful: '役に立った',
  notHelpful: '役に立たなかった',
  thanks: { helpful: 'ありがとうございます。', unhelpful: 'ありがとうございます。編集部は質問だけを見ます。質問した人はわかりません。' },
  countedBefore: 'すでにお答えいただき、集計済みです。',
  notCounted: 'ここには何も保存されないため、集計されませんでした。',

  announceTermHere: (name) => `${name} をここでお知らせ`,
  termAnnouncedHere: (name) => `${name} に触れた記事は、すでにここでお知らせしています。`,
  follow: (name) => `${name} をフォロー`,
  unfollow: 'フォローをやめる',
  unfollowName: (name) => `${name} のフォローをやめる`,
  unfollowOne: 'フォローをやめる…',
  followsNow: (name) => `${name} をフォローしました。新しい記事はダイレクトメッセージで届きます。`,
  followsAlready: (name) => `${name} はすでにフォローしています。`,
  followsClosed: (name, closed) => `${name} をフォローしましたが、まだメッセージが届きません。${closed}`,
  followsNoMore: (name) => `${name} のフォローをやめました。`,
  followsNothing:
    'まだ何もフォローしていません。お知らせの下にはトピック、記事の下には著者、用語の下にはその用語をフォローするボタンがあります。',
  followCount: (number) => `フォロー中 ${number} 件`,
  followList: '次のものに関する新しい記事がダイレクトメッセージで届きます:',
  followKinds: { topic: 'トピック', author: '著者', term: '用語' },
  directClosed: (reason) =>
    `前回のダイレクトメッセージは届きませんでした。${reason}。このサーバーからのダイレクトメッセージを許可して（Discord: サーバー名、プライバシー設定）、何かをフォローして試してください。`,

  homeAsk: '質問する',
  homeHint: '名前、いくつかの言葉、または質問',
  homeStart: '◀ スタートページ',
  homeNoChannel: (command) => `ここでは新しい記事が届くチャンネルがありません。チャンネルで ${command} を使うと始まります。`,
  homeChannels: (shown, all) =>
    shown === all ? '新しい記事のお知らせ先:' : `新しい記事は ${all} 個のチャンネルに届きます。そのうち ${shown} 個:`,
  homeFollows: (command) => `フォロー中（${command} で解除できます）:`,
  opensInChannel: 'これはチャンネルで、コマンドから開きます。',

  howToAsk: (publication) => `${publication} への質問のしかた`,
  ask: (publication) => `${publication} に質問する`,
  helpArticles: (number) => `${number} 件の記事から、セクションごとに記事の言葉のまま答えます。入力ミスがあっても大丈夫です。`,
  helpPrivacy: (everybody) =>
    `チャンネルでは、「共有」を押すまで回答はあなただけに表示されます。すぐに全員に見せるには、質問の前か後に ${everybody}: と書くか、そのオプションを使ってください。`,
  helpElsewhere:
    'メッセージのメニューの「調べる」は、その用語をあなただけに説明します。ボットへのメンションやダイレクトメッセージでも質問できます。コマンドが使えない Slack のスレッドでも同じです。',
  notMember:
    'ボットはここのメンバーではなく、あなたのアカウントで使われています。あなたの質問には答えますが、ここでは話題のフォロー、記事のお知らせ、メンションへの応答はできません。ボットを追加したサーバーではできます。',
  helpQuery: '検索では、"引用符の中の言葉" は一続きで探し、-言葉 は除外し、in:article、topic:、by:、since:、until: で絞り込めます。',
  helpRate: (perMinute) => `質問は 1 分間に ${perMinute} 件までできます。`,
  helpClosed: (commands) => `ここではあなたが使えないもの: ${commands.join('、')}`,
  example: (line) => `例: ${line}`,

  apology: (incident) =>
    `申し訳ありません。こちらで問題が起きたため、お答えできませんでした。もう一度お試しください。続くようなら、このボットの運営者に番号 ${incident} をお知らせください。`,
  busy: '現在とても多くの質問が寄せられていて、時間内にお答えできませんでした。数秒後にもう一度質問してください。',
  tooFast: (perMinute, seconds) =>
    `全員が使えるように、Newsdesk が答える質問は一人につき 1 分間に ${perMinute} 件までです。${seconds} 秒後にもう一度質問してください。`,
  useLikeThis: (signature) => `使い方: ${signature}`,
  useLikeThisFor: (signature, example) => `使い方: ${signature}、例: ${example}`,
  wrongOption: (option, reason, usage) => `${option}: ${reason}。${usage}`,
  tooLong: (characters) => `${characters} 文字以内で入力してください`,
  yesOrNo: 'yes か no で入力してください',
  wholeNumber: (min, max) => `${min} から ${max} までの整数で入力してください`,
  noCommand: (name, commands) => `${name} というコマンドはありません。使えるもの: ${listed(commands)}`,
  noSubcommand: (word, name, commands) => `「${word}」は ${name} にはありません。使えるもの: ${listed(commands)}`,
  notHere: 'ここでは使えません。使える場所は、このボットの運営者が決めています。',
  openIn: '次のチャンネルで使えます。',
  openDirect: 'ボットへのダイレクトメッセージでも質問できます。',
  notForYou: 'これは、このボットの運営者が選んだ人だけが使えます。',
  managersOnly: (name) => `${name} はこのチャンネルを管理できる人だけが使えます。`,
  oldVersion: 'これは古いバージョンのものです。もう一度質問してください。',
  oldButton: 'これは古いバージョンのボタンです。もう一度質問してください。',

  formTooLate: 'フォームを開くのに時間がかかりすぎました。もう一度お試しください。',
  formNotOpened: (help, name) =>
    `フォームを開けませんでした。もう一度試すか、一行で入力してください。${name} の書き方は ${help} でわかります。`,
  overtaken: 'まだ何も変更されていません。他の人が先に変更しました。',
  lookAndSend: '確認してもう一度送る',
  nothingChanged: 'まだ何も変更していません。読み取れない項目があります。',
  whatYouTyped: 'まだ何も変更していません。入力された内容:',
  correctIt: '修正する',
  cancel: 'キャンセル',
  nobody: 'なし',

  answersArePublic: 'このチャンネルの全員に回答がすぐ表示されます。',
  answersArePrivate: 'このチャンネルの回答は、共有されるまで質問した人だけに表示されます。',
  ruleOfPublication: (rule) => `${rule}これはメディア全体の設定です。`,
  ruleOfChannel: (rule, usual) => `${rule}これはこのチャンネルの設定です。${usual} で取り消せます。`,
  noOwnRule: 'ここには何も保存されないため、チャンネルごとの設定はありません。',
  rulesAreForChannels: 'これはチャンネル用です。ダイレクトメッセージは他の人には見えません。',
} satisfies AnswerTexts;
