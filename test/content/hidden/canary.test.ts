import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/content/parse-article.ts';

/** Words that no reader may see, in every way that a file may say so. */
const hidden = [
  '%%canary%%',
  '%% a canary %%',
  '{/* canary */}',
  '<!-- canary -->',
  '<!--canary-->',
  '{>>canary<<}',
  '{--canary--}',
  '{# canary #}',
  '{#- canary -#}',
  '{% comment %}canary{% endcomment %}',
  '{%- comment -%} canary {%- endcomment -%}',
  '{% # canary %}',
  '{{/* canary */}}',
  '{{- /* canary */ -}}',
  '{{</* the canary is not sure */>}}',
  '{{! canary }}',
  '{{!-- canary --}}',
  '<%# canary %>',
  '<MembersOnly>canary</MembersOnly>',
  '<span class="members-only">canary</span>',
  '<Note audience="members">canary</Note>',
  '{% if member %}canary{% endif %}',
  '{{#if @member}}canary{{/if}}',
  '{{< members >}}canary{{< /members >}}',
  '[members_only]canary[/members_only]',
  ':members[canary]',
  '[canary]{.content-hidden}',
  '[a *canary*]{ .content-hidden when-format="html" }',
  '<!-- members only -->canary<!-- end of members only -->',
];

/** Places at which it may stand; `X` is its place, and both words around it are read. */
const places = [
  'heron X mill',
  'heronX mill',
  'X heron mill',
  'heron mill X',
  'heron\nX\nmill',
  'heron\n\nX\n\nmill',
  '**heron** X _mill_',
  '**heron X mill**',
  '[heron X mill](https://own.example/a)',
  '`heron` X `mill`',
  '- heron\n- X\n- mill',
  '- heron X\n  - mill',
  '1. heron\n\n   X\n\n2. mill',
  '> heron\n> X\n> mill',
  '> - heron X\n> - mill',
  '| heron | B |\n|---|---|\n| X | mill |',
  '## heron X\n\nmill',
  'heron\nX\n=====\n\nmill',
  '```\nheron\n```\n\nX\n\n    mill',
  'heron[^1]\n\n[^1]: X mill',
  '<p>heron X</p>\n<div>\nX\nmill\n</div>',
  ':::note X\nheron X\n:::\n\nmill',
  '- [ ] heron X\n- [x] mill',
];

describe('a canary that no reader may see', () => {
  it.each(['md', 'mdx', 'markdown'])('is in nothing that is read of a .%s file, wherever it stands', (extension) => {
    const broken = hidden.flatMap((remark) =>
      places.flatMap((place) => {
        const text = `# The gate\n\nFirst.\n\n${place.replaceAll('X', () => remark)}\n\nLast.`;
        const { article } = parseArticle({ path: `a.${extension}`, text }, { baseUrl: 'https://own.example' });
        const read = JSON.stringify({ ...article, file: undefined });
        const isWhole = ['First', 'heron', 'mill', 'Last'].every((word) => read.includes(word));
        return read.includes('canary') || !isWhole ? [`${JSON.stringify(remark)} in ${JSON.stringify(place)}`] : [];
      }),
    );

    expect(broken).toEqual([]);
  });

  it('is in nothing that is read of plain text', () => {
    const broken = hidden.flatMap((remark) =>
      ['heron X mill.', 'X heron mill.', '- heron X\n- mill', 'heron.\nX\nmill.', 'heron.\n\nX\n\nmill.'].flatMap((place) => {
        const text = `The gate ${remark}\nA line below ${remark}\nFirst.\n${place.replaceAll('X', () => remark)}\nLast.\nSource: The Tide ${remark}\n`;
        const { article } = parseArticle({ path: 'a.txt', text });
        const read = JSON.stringify({ ...article, file: undefined });
        const isWhole = ['The gate', 'A line below', 'First', 'heron', 'mill', 'Last', 'The Tide'].every((word) => read.includes(word));
        return read.includes('canary') || !isWhole ? [`${JSON.stringify(remark)} in ${JSON.stringify(place)}`] : [];
      }),
    );

    expect(broken).toEqual([]);
  });

  it('is in nothing that is read of front matter', () => {
    const broken = hidden.filter((remark) => {
      const quoted = `'The heron ${remark.replaceAll("'", "''")} mill'`;
      const text = `---\ntitle: ${quoted}\ndek: ${quoted}\nauthor: [${quoted}]\ntags: [${quoted}]\ncorrection: ${quoted}\nsource: ${quoted}\nimage: {url: /a.png, alt: ${quoted}}\n---\nText.`;
      const { article } = parseArticle({ path: 'a.md', text }, { baseUrl: 'https://own.example' });
      const read = JSON.stringify(article);
      return read.includes('canary') || (read.match(/The heron (?:\S+ )?mill/g)?.length ?? 0) < 7;
    });

    expect(broken).toEqual([]);
  });
});
