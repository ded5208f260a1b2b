import { toTypographic } from './heading-text.ts';

/** GitHub's rule: lower case, a hyphen for each space, other marks dropped. */
export function githubSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** Jekyll (kramdown's GFM parser), and Astro 7: GitHub's rule after typographic marks are set, so that `--` is one dropped dash. */
export function smartGithubSlug(text: string): string {
  return githubSlug(toTypographic(text));
}

/** kramdown's own format: ASCII only, all before the first letter dropped. */
export function kramdownSlug(raw: string): string {
  return raw
    .replace(/^[^A-Za-z]+/u, '')
    .replace(/[^A-Za-z0-9 -]/gu, '')
    .replaceAll(' ', '-')
    .toLowerCase();
}

/** Hugo's `github`: letters, digits and `_` of the source line; combining marks are dropped. Go's small letter of `İ` has no dot of its own. */
export function hugoSlug(raw: string): string {
  return raw
    .replaceAll('İ', 'i')
    .replace(/[^\p{L}\p{Nd}_\- ]/gu, '')
    .replaceAll(' ', '-')
    .toLowerCase();
}

/** Hugo's `github-ascii`: accents taken off, every other letter beyond ASCII dropped. */
export function hugoAsciiSlug(raw: string): string {
  return hugoSlug(withoutAccents(raw).replace(/[^\x20-\x7e]/gu, ''));
}

/** Hugo's `blackfriday`: one hyphen for each run of anything but letters and digits. */
export function blackfridaySlug(raw: string): string {
  return trimHyphens(raw.replace(/[^\p{L}\p{N}]+/gu, '-')).toLowerCase();
}

/** Python-Markdown's `slugify`. */
export function pythonMarkdownSlug(text: string): string {
  return pythonMarkdownUnicodeSlug(text.normalize('NFKD').replace(/[^\x00-\x7f]/gu, ''));
}

/** Python-Markdown's `slugify_unicode`; Python's `\w` has no combining marks. */
export function pythonMarkdownUnicodeSlug(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}_\s-]/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/gu, '-');
}

/** Letters that Docutils spells out before it drops what is not ASCII. */
const docutilsDigraphs: Readonly<Record<string, string>> = { ß: 'sz', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ħ: 'h', ı: 'i', ł: 'l', ŧ: 't' };

/** Docutils' `make_id`, as Sphinx with MyST has it. */
export function docutilsSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßæœøđħıłŧ]/gu, (letter) => docutilsDigraphs[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[^\x00-\x7f]/gu, '')
    .trim()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^[-0-9]+|-+$/gu, '');
}

/** The MyST Document Engine: signs and letters outside of ASCII alike are hyphens, and a digit is no beginning. */
export function mystmdSlug(text: string): string {
  return text
    .trim()
    .replace(/['‘’"“”]+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9-]/gu, '-')
    .replace(/^(?=[0-9-])/u, 'id-')
    .replace(/-{2,}/gu, '-')
    .replace(/^-|-$/gu, '');
}

/** Pandoc's `auto_identifiers`: full stops stay, words are joined, and all before the first letter goes. */
export function pandocSlug(text: string): string {
  return toTypographic(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_.\-\s]/gu, '')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .join('-')
    .replace(/^[^\p{L}]+/u, '');
}

/** Pandoc's `gfm_auto_identifiers`. */
export function pandocGfmSlug(text: string): string {
  return githubSlug(text.normalize('NFC').replace(/\s+/gu, ' '));
}

/** VitePress and VuePress: accents off, Korean decomposed, one hyphen for each run of marks. The typographic dashes are not among them. */
export function vitepressSlug(text: string): string {
  return trimHyphens(
    text
      .replace(/:[a-z0-9_+-]+:/giu, '')
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/gu, '')
      .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/gu, '-')
      .replace(/-{2,}/gu, '-'),
  )
    .replace(/^(\d)/u, '_$1')
    .toLowerCase();
}

/** markdown-it-anchor without options: everything is kept, percent-encoded. */
export function markdownItAnchorSlug(text: string): string {
  return encodeURIComponent(text.trim().toLowerCase().replace(/\s+/gu, '-').toWellFormed());
}

/** Letters for which Hexo has a plain one and Unicode has no decomposition. */
const hexoLetters: Readonly<Record<string, string>> = {
  ß: 's',
  ẞ: 'S',
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Ø: 'O',
  ø: 'o',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
};

/** Hexo: capitals stay, accented letters become plain ones, a decomposed accent stays as written. */
export function hexoSlug(text: string): string {
  const plain = toTypographic(text)
    .replace(/<\/?[a-z][^<>]*>/giu, '')
    .replace(/[ßẞÆæŒœØøŁłĐđ\u00c0-\u024f]/gu, (letter) => hexoLetters[letter] ?? withoutAccents(letter));
  return trimHyphens(plain.replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/gu, '-').replace(/-{2,}/gu, '-'));
}

/** Ghost 5: marks dropped, other letters percent-encoded. */
export function ghostSlug(text: string): string {
  return encodeURIComponent(
    text
      .trim()
      .toLowerCase()
      .replace(/[[\]!"#$%&'()*+,./:;<=>?@\\^_{|}~]/gu, '')
      .replace(/\s+/gu, '-')
      .replace(/^-|-{2,}|-$/gu, '')
      .toWellFormed(),
  );
}

/** Ghost 3 and 4. */
export function ghostThreeSlug(text: string): string {
  return text
    .replace(/[<>&"?]/gu, '')
    .trim()
    .replace(/\W/gu, '-')
    .replace(/-{2,}/gu, '-')
    .toLowerCase();
}

/** Letters that Eleventy's `slugify` spells out and Unicode does not decompose so. */
const eleventyLetters: Readonly<Record<string, string>> = {
  '&': ' and ',
  '♥': ' love ',
  ä: 'ae',
  æ: 'ae',
  ð: 'd',
  ö: 'oe',
  ø: 'o',
  ü: 'ue',
  þ: 'th',
  ß: 'ss',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ĳ: 'ij',
  ł: 'l',
};

/** Eleventy's `slugify`: ASCII letters and digits, one hyphen for each run of anything else. Other scripts, which it transliterates, are dropped. */
export function eleventySlug(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[&♥äæðöøüþßđħıĳł]/gu, (letter) => eleventyLetters[letter] ?? letter);
  return trimHyphens(
    withoutAccents(plain)
      .toLowerCase()
      .replace(/[^a-z\d]+/gu, '-'),
  );
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC');
}

function trimHyphens(text: string): string {
  return text.replace(/^-+|-+$/gu, '');
}

/** Lower-case ASCII letters, digits and single hyphens, accents taken off: what Zola and Nikola make of a name. */
export function toAsciiSlug(text: string): string {
  return trimHyphens(
    withoutAccents(text)
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replace(/[^a-z0-9]+/gu, '-'),
  );
}
