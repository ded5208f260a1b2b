import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/content/parse-article.ts';

const parse = (text: string, path = 'a.md') => parseArticle({ path, text: `# The gate\n\n${text}` }, { baseUrl: 'https://own.example' });

describe('parts for members', () => {
  it.each([
    'Open.\n\n<!--members-only-->\n\nheron\n\n## heron\n\nheron',
    'Open.\n\n<!-- paywall -->\n\nheron',
    'Open.\n\n<!-- this part is for subscribers only -->\n\nheron\n\n<!-- end of the part for subscribers -->',
    'Open.\n\n<!--kg-gated-block:begin nonMember:false memberSegment:"status:free"-->\nheron\n<!--kg-gated-block:end-->',
    'Open.\n\n<!-- wp:jetpack/premium-content -->\nheron\n<!-- wp:paragraph -->x heron<!-- /wp:paragraph -->\n<!-- /wp:jetpack/premium-content -->',
    'Open.\n\n:::members\nheron\n\n:::note\nheron\n:::\nheron\n:::',
    'Open.\n\n::::{.premium-content}\n:::\nheron\n:::\nheron\n::::',
    'Open.\n\n:::note{audience=members}\nheron\n:::',
    'Open.\n\n::: details [Members only]{.badge}\nheron\n:::',
    'Open.\n\n::: note [For members]{.tag} here\nheron\n:::',
    'Open.\n\n::: info [Hello]{.members-only}\nheron\n:::',
    'Open.\n\n:::private\n```\n:::\n```\nheron\n:::',
    'Open. :paid[heron [heron] heron]{.x}',
    'Open.\n\n> [!members]\n> heron\nheron',
    'Open.\n\n!!! premium "heron"\n    heron\n\n    heron',
    'Open. *<!--members--> heron*',
    'Open.\n\n*<!--members-->heron heron',
    'Open.\n\n*<!--members-->heron *heron* heron',
    'Open.\n\n_<!--members-->heron_heron',
    'Open.\n\n**<!--members-->heron* heron',
    'Open.\n\n*<!--members-->heron\\* heron',
    'Open.\n\n*<!--members-->heron\n\nheron*',
    '**Open.**<!--members-only-->heron heron.\n\nheron.',
    '_Open._<!-- wp:membership -->heron *heron*',
    '*Open.*<!-- paywall -->heron*s*',
    '***Open.***\n\n***<!--members-only-->heron',
    'Open.\n\n- *Free*<!--members-only-->heron',
    'Open. {% tab for=premium-and-vip-readers %}heron{% endtab %}',
    'Open. <Show for="gold-level-members-only">heron</Show> <div for="logged-in-members-only">heron</div>',
    'Open. <Show for="for-club-members-and-staff">heron</Show> <Show for="password-protected-members-area">heron</Show>',
    'Open. <Show for="private-part-of-this-page">heron</Show>',
    'Open. <MembersOnly>heron</MembersOnly>',
    'Open. <members:only>heron</members:only>',
    'Open.\n\n<Paywall>\n\nheron\n\n</Paywall>',
    'Open.\n\n<Premium level={2}>heron <Premium>heron</Premium> heron</Premium>',
    'Open.\n\n<Subscribers>heron</Subscribers>\n\n<premium-content>heron</premium-content>',
    'Open.\n\n<Section access="paid">heron</Section>\n\n<Box membersOnly>heron</Box>\n\n<Box visibility={"members"}>heron</Box>',
    'Open.\n\n<div class="box members-only"><div>heron</div>heron</div>\n\n<div data-gh-segment="status:-free">heron</div>',
    'Open.\n\n<section class="box paywall"><p>heron</p></section> <ul data-visibility="members"><li>heron</li></ul>',
    'Open.\n\n<Paywall />\n\nheron',
    'Open.\n\n<MembersOnly />\n\nheron',
    'Open.\n\n<LoginWall />\n\nheron',
    'Open.\n\n<SponsorsOnly />\n\nheron',
    'Open.\n\n<Premium />\n\nheron',
    'Open.\n\n<Locked />\n\nheron',
    'Open.\n\n<Subscribers />\n\nheron',
    'Open.\n\n<PatronsAndPaid />\n\nheron',
    ...[
      'Members',
      'Insiders',
      'ForMembers',
      'MembersSection',
      'IfMember',
      'MembersStop',
      'MembersText',
      'SubscriptionCard',
      'InsidersStop',
    ].map((name) => `Open.\n\n<${name} />\n\nheron`),
    'Open.\n\n<ForSponsors />\n\nheron',
    'Open.\n\n{{< members />}}\n\nheron',
    'Open.\n\n<Sponsors>\n\nheron without an end',
    'Open.\n\n{{< members-only />}}\n\nheron',
    'Open.\n\n<MembersOnly>\n\nheron without an end',
    'Open. {% if member %}heron{% endif %}',
    'Open. {% if user.is_subscribed and x %}heron{% if y %}heron{% endif %}heron{% elsif member.paid %}heron{% endif %}',
    'Open. {%- members -%}heron{%- endmembers -%} {% access "paid" %}heron{% endaccess %}',
    'Open. {% unless member %}{% else %}heron{% endunless %}',
    'Open. {{#if @member.paid}}heron{{/if}} {{#has visibility="paid"}}heron{{/has}}',
    'Open. {{< members >}}heron{{< /members >}} {{% premium-content %}}heron{{% /premium-content %}}',
    'Open. {{< notice audience="members" >}}heron{{< /notice >}} {{ if .Member }}heron{{ end }}',
    'Open. {#if loggedIn}heron{/if} {isMember && <b>heron</b>} {user.paid ? <b>heron</b> : null}',
    'Open. [members_only]heron[/members_only] [restrict paid=true]heron[/restrict]',
    'Open. {% paywall %}\n\nheron',
  ])('are in no word of the article: %j', (text) => {
    const { article, problems } = parse(text);

    expect(article?.sections[0]?.body.text).toMatch(/^Open\./);
    expect(JSON.stringify(article)).not.toContain('heron');
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:members\.part|remark\.unclosed)$/)]),
    );
    expect(JSON.stringify(parse(text, 'a.mdx').article)).not.toContain('heron');
  });

  it.each([
    ['Open <!--more--> heron.', 'Open heron.'],
    ['<!-- members-only -->a <!-- sponsors -->b<!-- /sponsors --> c<!-- /members-only --> heron', 'heron'],
    ['<!-- members -->a <!-- paid -->b<!-- end paid --> c<!-- end members --> heron', 'heron'],
    ['<!-- members -->a <!-- paid -->b <!-- end membership --> heron', 'heron'],
    ['<!-- paid subscribers only -->a<!-- /subscribers --> heron', 'heron'],
    ['<!-- paywall -->a<!-- end of the premium part --> heron', 'heron'],
    ['<!-- logged-in readers only -->a<!-- end logged in --> heron', 'heron'],
    ['Open <!-- sponsors -->heron<!-- sponsors -->, and all.', 'Open heron, and all.'],
    ['Open.\n\n<!--kg-gated-block:begin nonMember:true memberSegment:""-->\nheron\n<!--kg-gated-block:end-->', 'Open.\n\nheron'],
    ['<TeamMembers>heron</TeamMembers> <NonMembers>heron</NonMembers> <Team members={people}>heron</Team>', 'heron heron heron'],
    ['{% if member %}x{% else %}heron{% endif %}', 'heron'],
    ['{% unless member %}heron{% endunless %}{% if not member %}heron{% endif %}', 'heronheron'],
    ['{{#unless @member}}heron{{else}}x{{/unless}}', 'heron'],
    ['[members](https://own.example/m) and [private] heron', 'members and [private] heron'],
    ['The members-only heron is paid, <!-- mind the premium heron layout --> it says.', 'The members-only heron is paid, it says.'],
    ['`<MembersOnly>` heron `{% if member %}`', '<MembersOnly> heron {% if member %}'],
    ['Open.\n\n<Sponsors title="heron" />\n\nheron', 'Open.\n\nheron'],
    ['Open.\n\n<Patreon />\n\n<StaffCard />\n\n<Login />\n\nheron', 'Open.\n\nheron'],
    ['Open.\n\n<Backers /> <Donors/> heron', 'Open.\n\nheron'],
    ['Open.\n\n{{< sponsors tier="gold" />}}\n\nheron', 'Open.\n\nheron'],
    ['- *<!--private-->Wary:* the heron', '- Wary: the heron'],
    ['The **<!--private-->wary** and (_<!--private-->shy_) heron', 'The wary and (shy) heron'],
    ['{% tab "A" for=class-private-getter-setter %}heron{% endtab %}', 'A\n\nheron'],
    [':::note Heron\nheron\n:::', 'Heron\n\nheron'],
    ['See <https://mill.example/login> heron', 'See https://mill.example/login heron'],
    [
      'See <http://mill.example/premium/> and <mailto:members/all@mill.example> heron',
      'See http://mill.example/premium/ and mailto:members/all@mill.example heron',
    ],
  ])('are told from what everybody may read: %j', (text, expected) => {
    expect(parse(text).article?.sections[0]?.body.text).toBe(expected);
  });

  it.each([
    'Open. <!-- members -->a <!-- end sponsors --> heron',
    'Open. <!-- for subscribers -->a <!-- end members --> heron',
    'Open. <!-- members -->a <!-- members -->b <!-- /patrons --> heron',
    'Open. <!-- members -->a <!--kg-gated-block:end--> heron <!-- /members -->',
    'Open. <!-- wp:members -->a <!-- end members --> heron <!-- /wp:members -->',
  ])('do not end at the end of a part for another audience: %j', (text) => {
    const { article } = parse(text);

    expect(JSON.stringify(article)).not.toContain('heron');
    expect(article?.sections[0]?.body.text).toBe('Open.');
  });

  it('report an end that names another audience, if they have no end of their own', () => {
    const codesOf = (text: string) => parse(text).problems.map(({ code }) => code);

    expect(codesOf('Open. <!-- members -->a <!-- end sponsors --> b')).toEqual(['remark.unclosed']);
    expect(codesOf('Open. <!-- members -->a b')).toEqual(['members.part']);
  });

  it('are counted for the editor, once for a file', () => {
    const { problems } = parse('Open. <Paid>one</Paid>\n\n<Paid>two</Paid>');

    expect(problems).toMatchObject([{ code: 'members.part', line: 3, column: 7, what: '2 parts for members are left out' }]);
  });

  it('leave the article out when there is nothing else', () => {
    expect(parse('<!--members-only-->\n\nheron')).toMatchObject({ problems: [{ code: 'members.part' }, { code: 'content.empty' }] });
    expect(parse('<!--members-only-->\n\nheron').article).toBeUndefined();
  });
});

it('an element that its style hides, as an expression, is in no word of the article', () => {
  const text = `Open. <span style={{ display: 'none' }}>heron</span> <b id="a" style={{display:"none"}}>heron</b>`;

  for (const path of ['a.md', 'a.mdx']) {
    const shown = JSON.stringify(parseArticle({ path, text }).article);

    expect(shown).toContain('Open.');
    expect(shown).not.toContain('heron');
  }
});

it('an element whose back is not drawn is shown', () => {
  const text = 'Open. <div style="backface-visibility: hidden">heron</div> <p style="-webkit-backface-visibility:hidden">gull</p>';

  expect(JSON.stringify(parseArticle({ path: 'a.md', text }).article)).toMatch(/heron.*gull/u);
});
