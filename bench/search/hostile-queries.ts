/** Texts that are made to hurt: long, repeated, of every script, of operators, of nothing that can be found. */
export function hostileQueries(frequent: readonly string[], titles: readonly string[]): string[] {
  const all = frequent.join(' ');
  return [
    all,
    `"${frequent.slice(0, 2).join(' ')}"`,
    `"${frequent.slice(0, 3).join(' ')}" "${frequent.slice(1, 4).join(' ')}"`,
    frequent.map((word) => `-${word}`).join(' '),
    `${frequent[0]} ${frequent
      .slice(1)
      .map((word) => `-${word}`)
      .join(' ')}`,
    frequent.map((word) => `${word.slice(0, 1)}x${word.slice(1)}`).join(' '),
    titles
      .slice(0, 12)
      .join(' ')
      .replaceAll(/[aeiou]/g, 'q'),
    ...[...'abcdefghijklmnopqrstuvwxyz'],
    ...['s', 'c', 're', 'un', 'in'].map((word) => `${word} ${word} ${word}`),
    'a b c d e f g h i j k l m n o p q r s t u v w x y z '.repeat(5),
    'in:nothing-here',
    `in:${titles[0]?.slice(0, 12)}x ${frequent[0]}`,
    'by:nobody topic:nothing since:2020 until:2026',
    `since:2021 ${frequent[0]} ${frequent[1]}`,
    'since:2021',
    'x'.repeat(100_000),
    `${all} `.repeat(300),
    '冷却数据中心'.repeat(9000),
    'กขฃคฅฆง'.repeat(9000),
    '\u0301'.repeat(100_000),
    '"'.repeat(100_000),
    '\u0000\u0001\u202e\ufeff'.repeat(20_000),
    '\ud83d'.repeat(50_000),
    '👩‍👩‍👧‍👦'.repeat(9000),
    `${titles.join('').replaceAll(' ', '').slice(0, 250)}`,
    'in:'.repeat(30_000),
    '-"'.repeat(30_000),
    'zzzzzzzz '.repeat(12_000),
    titles
      .slice(0, 40)
      .map((title) => title.split(' ')[0]?.slice(0, 4))
      .join(' '),
  ];
}
