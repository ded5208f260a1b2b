import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/content/detect-language.ts';
import { displayWidth } from '../../src/content/display-width.ts';
import { formatTable } from '../../src/content/table-text.ts';

describe('the width of a text in columns', () => {
  it.each([
    ['abc', 3],
    ['泵', 2],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['ｱ', 1],
    ['Ａ', 2],
    ['한국', 4],
  ])('%s takes %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('a table', () => {
  it('has equal columns, aligned as asked', () => {
    const table = formatTable([['Name', 'n', 'c'], ['泵', '12', 'mid'], ['x']], [null, 'right', 'center']);

    expect(table?.split('\n')).toEqual(['Name |   n |  c', '-----|-----|----', '泵   |  12 | mid', 'x    |     |']);
  });

  it('is not made when it would be wider than a chat shows', () => {
    expect(formatTable([['a'.repeat(81)]], [])).toBeUndefined();
    expect(formatTable([['a'.repeat(80)]], [])).toBeDefined();
  });
});

describe('the language of a text', () => {
  it.each([
    ['en', 'The hall is cooled by water that is pumped from the river, and it is warm when it has left the hall for the river.'],
    ['de', 'Die Halle wird mit Wasser gekühlt, das aus dem Fluss kommt und nicht warm ist, wenn es von der Pumpe in die Halle fließt.'],
    ['fr', 'La salle est refroidie par une eau qui vient de la rivière et qui est chaude pour les poissons dans le canal du nord.'],
    ['es', 'La sala se enfría con agua que viene del río y que es más caliente para los peces en el canal por donde sale con las bombas.'],
    ['ja', 'このデータセンターは川の水で冷却されています。水はポンプで送られます。'],
    ['zh', '这个数据中心使用河水进行冷却。水由水泵输送到机房，然后再流回河中。'],
    ['ru', 'Дата-центр охлаждается речной водой, которую подают насосы и большие трубы.'],
    ['uk', 'Дата-центр охолоджується річковою водою, яку подають насоси.'],
    ['fa', 'مرکز داده با آب رودخانه خنک می‌شود و پمپ‌ها آب را می‌آورند.'],
    ['mr', 'हे केंद्र नदीच्या पाण्याने थंड ठेवले जाते आणि पंप पाणी आणतात, ते मोठे आहे.'],
  ])('is found: %s', (lang, text) => {
    expect(detectLanguage(text)).toBe(lang);
  });

  it('is not told by a script that several languages write', () => {
    expect(detectLanguage('Вода тече, вода тече, вода тече, вода тече')).toBeUndefined();
  });

  it('is left open where there is too little to tell', () => {
    expect(detectLanguage('Colossus cooling')).toBeUndefined();
  });
});
