import type { CommandTexts } from '../words.ts';

const everybody = { name: '公開', description: 'ここの全員に回答をすぐ表示するかどうか' };
const settings = { name: '設定', description: '空欄ならフォームで入力。または一行で: topic:ai -topic:podcasts digest=daily@08:00' };
const article = { name: '記事', description: '記事のタイトル、その一部、または短縮名' };

/** Commands and options in Japanese, as Discord's client shows them. */
export const commands: CommandTexts = {
  'look up': { name: '調べる', description: 'メッセージの用語を説明し、最も関係のあるセクションを表示します' },
  news: { name: 'ニュース', description: '質問に答える記事のセクションを、記事の言葉のまま表示します' },
  'news query': { name: '検索', description: '読みたいこと: 言葉、名前、「語句」、topic:、in:、by:、since:' },
  'news public': everybody,
  article: { name: '記事', description: '記事をここで開きます。最初から、または選んだセクションから' },
  'article article': article,
  'article section': { name: 'セクション', description: '記事のセクション: 見出しまたは番号' },
  'article public': everybody,
  term: { name: '用語', description: '用語の意味を記事の言葉で説明し、出てくる箇所を示します' },
  'term term': { name: '用語', description: '記事で見かけた名前や略語' },
  'term public': everybody,
  latest: { name: '新着', description: '最新の記事' },
  'latest count': { name: '件数', description: '1 から 10 まで（指定がなければ 5）' },
  'latest public': everybody,
  announcements: { name: 'お知らせ', description: '新しい記事をこのチャンネルでお知らせします' },
  'announcements on': { name: 'オン', description: '新しい記事をここに投稿します。対象とタイミングを選べます' },
  'announcements on settings': settings,
  'announcements settings': { name: '設定', description: 'ここに投稿する記事とタイミングを変更します' },
  'announcements settings settings': settings,
  'announcements status': { name: '状態', description: 'ここで動いているか、どんな設定かを表示します' },
  'announcements test': { name: 'テスト', description: '最新の記事をここに一度だけ、通知なしで投稿します' },
  'announcements why': { name: '理由', description: '記事がここに投稿された理由、またはされなかった理由' },
  'announcements why article': article,
  'announcements off': { name: 'オフ', description: '新しい記事をここに投稿するのをやめます' },
  answers: { name: '回答', description: 'このチャンネルで質問の回答が誰に見えるか' },
  'answers status': { name: '状態', description: 'ここで回答が誰に見えるか、どの設定によるか' },
  'answers public': { name: '公開', description: 'このチャンネルの全員に回答をすぐ表示します' },
  'answers private': { name: '非公開', description: '回答は共有されるまで質問した人だけに表示します' },
  'answers usual': { name: '既定', description: 'メディア全体の設定に従います' },
  following: { name: 'フォロー中', description: 'フォローしているものと、やめるためのボタン' },
  help: { name: 'ヘルプ', description: '質問できることと例' },
};
