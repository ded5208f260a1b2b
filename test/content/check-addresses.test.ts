import { describe, expect, it } from 'vitest';
import { findAddressFault, isPrivateAddress } from '../../src/content/public-address.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { parsePublication } from '../../src/content/publication-file.ts';

function problemsOf(frontMatter: string, baseUrl: string | undefined = 'https://mill.example/site') {
  const text = `---\ntitle: The wheel\n${frontMatter}\n---\n\nThe wheel turns.\n`;
  const { problems } = parseArticle({ path: 'wheel.md', text }, baseUrl === undefined ? {} : { baseUrl });
  return problems.map(({ code, line, what, why }) => ({ code, line, text: `${what}: ${why}` }));
}

describe('an address', () => {
  it.each([
    ['http://localhost:1313/', 'has no dot'],
    ['http://wiki/page', 'has no dot'],
    ['http://myserver/blog', 'has no dot'],
    ['https://old_mill.example/', 'hyphens alone'],
    ['https://-mill.example/', 'hyphens alone'],
    ['https://mill.example:8/', 'one digit'],
    ['https://mill.corp1/', 'does not end in letters'],
    ['https://user:word@mill.example/', 'user name'],
    ['ftp://mill.example/', 'not an http or https address'],
    ['mailto:desk@mill.example', 'not an http or https address'],
    ['nowhere', 'not an http or https address'],
  ])('%s is one that Discord refuses', (address, why) => {
    expect(findAddressFault(address)).toContain(why);
  });

  it.each([
    'https://mill.example/',
    'http://mill.example:8080/a?b=c#d',
    'http://192.168.1.20:1313/post',
    'http://[2001:db8::1]/',
    'https://mühle.example/rad',
    'https://mill.example./',
    'https://www.mill.co.example/a_b',
  ])('%s is one that Discord takes', (address) => {
    expect(findAddressFault(address)).toBeUndefined();
  });

  it.each([
    ['http://localhost/a.png', true],
    ['http://127.0.0.1:1313/a.png', true],
    ['http://10.1.2.3/a.png', true],
    ['http://172.20.1.1/a.png', true],
    ['http://172.40.1.1/a.png', false],
    ['http://192.168.0.9/a.png', true],
    ['http://[::1]/a.png', true],
    ['http://[fd00::1]/a.png', true],
    ['http://mill.local/a.png', true],
    ['http://wiki/a.png', true],
    ['https://mill.example/a.png', false],
    ['https://203.0.113.5/a.png', false],
  ])('%s is out of a platform’s reach: %s', (address, expected) => {
    expect(isPrivateAddress(address)).toBe(expected);
  });
});

describe('the check of an article', () => {
  it('names an address that Discord refuses, where it is written', () => {
    expect(problemsOf('url: http://wiki/page')).toEqual([
      {
        code: 'frontMatter.url',
        line: 3,
        text: '"http://wiki/page" is not an address for Discord: its host "wiki" has no dot: Discord refuses it in buttons, so there it is shown as text',
      },
    ]);
    expect(problemsOf('url: http://192.168.1.5/page')[0]?.text).toContain('only your own network reaches');
    expect(problemsOf(`url: https://mill.example/${'a'.repeat(600)}`)[0]?.text).toContain('a button of Discord takes 512');
    expect(problemsOf('url: https://mill.example/page')).toEqual([]);
  });

  it.each([
    ['image: data:image/png;base64,AAAA', 'no pictures inside of an address'],
    ['image: http://localhost:1313/a.png', 'has no dot'],
    ['image: http://10.0.0.4/a.png', 'only your own network'],
    ['image: https://mill.example/a.svg?v=2', 'SVG is a format'],
    ['image: /a.avif', 'AVIF is a format'],
    [`image: https://mill.example/${'a'.repeat(2_100)}.png`, 'Discord takes 2048'],
  ])('names a picture that a platform does not show: %s', (line, why) => {
    expect(problemsOf(line)).toMatchObject([{ code: 'frontMatter.image', line: 3, text: expect.stringContaining(why) as unknown }]);
  });

  it('names a picture without an address of its own, and none that is well', () => {
    const file = { path: 'wheel.md', text: '---\ntitle: The wheel\nimage: /a.png\n---\n\nThe wheel turns.\n' };

    expect(parseArticle(file, {}).problems).toMatchObject([{ code: 'frontMatter.image' }]);
    expect(problemsOf('image: /a.png')).toEqual([]);
    expect(problemsOf('image: https://mill.example/a.webp')).toEqual([]);
  });

  it('tells of a base URL once, where it is written, and not with every article', () => {
    const { publication, problems } = parsePublication({ path: 'publication.yaml', text: 'name: Mill\nbaseUrl: http://localhost:1313/\n' });

    expect(publication?.baseUrl).toBe('http://localhost:1313');
    expect(problems).toMatchObject([{ code: 'publication.address', severity: 'warning', line: 2 }]);
    expect(problemsOf('image: /a.png', 'http://localhost:1313')).toEqual([]);
  });
});
