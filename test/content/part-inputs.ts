/** Dates in every form that editors and programs write, and what only looks like one. */
export const dateTexts: readonly string[] = (
  '2026-11-02|  2026-11-02 |2026-1-2|2026-02-30|2026-13-01|0999-01-01|2026-11-02T09:30|2026-11-02 09:30:15|2026-11-02T09:30:15.123Z|2026-11-02T09:30:15,5+01:00|2026-11-02 09:30 +0530|2026-11-02 9:30 GMT|2026-11-02 09:30 utc|' +
  '2026-11-02T24:00|2026-11-02T23:60|2026-11-02T23:59:60|2026/11/02|2026/1/2|2026.11.02|02.11.2026|2. 11. 2026|2.11.2026 14:30|11/02/2026|25/12/2026|12-25-2026|03/04/2027|31/31/2026|' +
  '2 November 2026|2nd November 2026|Monday, 2 November 2026|Mon 2 Nov 2026|2. November 2026|2 Nov. 2026, 14:30|Nov 2, 2026|Nov 2nd 2026|November 2 2026|Sept 3, 2026|Sep 3 2026|Juni 3, 2026|3. Juni 2026|3. März 2026|' +
  '3 mars 2026|1er mai 2026|3 de mayo de 2026|3 de gener de 2026|3 d’abril de 2026|3 maggio 2026|3 de março de 2026|3 mei 2026|3. maj 2026|3 lipca 2026|3. května 2026|3 Mayıs 2026|3 мая 2026|3 травня 2026|3 Μαΐου 2026|2026年5月3日|2026 年 5 月 3 日 14:30|' +
  'Mon, 02 Nov 2026 09:30:00 +0100|Mon, 02 Nov 2026 09:30:00 GMT|Mon, 02 Nov 2026 09:30:00 EST|Mon, 02 Nov 2026 09:30 PDT|2 November 2026 at 3:05 pm|2 November 2026 at 12 am|2 November 2026 12:30 PM CET|2 November 2026 3 p.m. cest|2 November 2026 15|2 November 2026 9:30 XYZT|' +
  '20261102|20261102T0930|20261102T093000Z|20261302|1825113600|1825113600.5|1825113600123|2026|2026-11|2026/5|2026-W44|2026-W01-1|2026W447|2026-305|2026-001|2026-11-02 soon|2026-11-02[Europe/Berlin]|2026-11-02+01|2026-11-02Z|2026-11-02 CST|2026-11-02 mdt|2026-11-02 mst|2026-11-02 pst|2026-11-02 cdt|2026-11-02 edt|' +
  'tomorrow|May|Mayday 3, 2026|30 February 2026|32 May 2026|3 May 26||   |May 3, 2026.|3 May, 2026'
).split('|');

/** Lines that name people, or only begin like it. */
export const nameTexts: readonly string[] = (
  'Ada Lind|Ada Lind and Bo Rask|Ada Lind, Bo Rask; Mara Quist & Jo Ek|Ada Lind und Bo Rask|Ada Lind et Bo Rask|Ada Lind / Bo Rask|Ada Lind – Bo Rask|Ada Lind for The Tide|Ada Lind, senior editor at The Tide|Ada Lind, editor|@shtef|mara-quist|k.d.|' +
  'the staff|The Tide staff|Our newsroom of The Tide|the reporters|noon the water had gone|Jeanne d’Arc|Leonardo dell’Orto|Ludwig van Beethoven|Abu al-Rashid|Martin Luther King Jr.|John Smith III|J. R. R. Tolkien|李明|李明、王芳|El Niño|Ada|ada|ada lind|The Harbor Wire and|' +
  'A B C D E F G|"Ada" Lind|(Ada Lind)|Ada Lind|Ada Lind with Bo Rask|Ada Lind mit Bo Rask|Ada Lind — May 3, 2026|Ada Lind, 3 May 2026, at sea|Ada Lind (2026-05-03)|Ada Lind | May 3, 2026|Ada Lind on Monday, 3 May 2026.|Inc. of Ada Lind Co.|Dr. Ada Lind, Ph.D.|'
).split('|');

/** Lines that may be headings. */
export const headingTexts: readonly string[] = (
  'Key Details|key  details:|What This Means|What comes next?|What Comes Next?|Our Answer:|our answer:|It Ends Here.|A heading without an end|and so it goes|iPhone sales|xAI’s Answer|Photo: A mill|Photos of mills|Tags: a|By: x|Published: now|Related mills|Updated: now|Share:|' +
  'Visit https://mill.example now|mail a@mill.example|www.mill.example|**Bold** beginning|Dr. Lind of Corp. Fame|One. Two|One sentence here. And one|Really! A heading|Really? No heading here|Waiting for the|The price of|Turn it on|Turn It On|The end,|The end –|“Quoted Heading”|“Quoted.”|1984|3 Mills|水闸|水闸很旧。|水闸很旧水闸很旧水闸很旧水闸很旧水闸很旧水闸很旧水闸很旧水闸很旧|' +
  'One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen|The Very Long Heading That Goes Beyond Eighty Letters Because Its Words Are Long Ones|¿Qué es esto?|Was ist das|was noch|Der Anfang und|La fin de|El fin y|A (parenthesis)|a.b.c|!!!|Mills vs. Gates|Prof. of Mills etc. Now|In the News|The Big Picture|At a Glance|By the Numbers|Conclusion|summary|Highlights:|Overview|Context|Introduction|Background|The details|Industry impact|Technical breakdown|Technical details|Looking ahead|Why it matters|What happened|What it means|Key takeaways|Key points|Key facts'
).split('|');

/** Names of fields, with what they may say. */
export const fieldNames: readonly string[] = (
  'draft isDraft is_draft post_status status publish published publish_at publishAt unpublish unpublished hidden hide hide_title hideFromLists hide_page hide_toc unlisted private is_private isPublic public visibility access audience members membersOnly members_only memberCount team_members ' +
  'premium paid paidBy paywall paywalled password passwordHash expires expiry_date expiresAt validUntil embargo embargoed_until embargo-note hold_until headless internal confidential secret restricted not_public notPublic no_publish never_publish keep_private searchable search exclude noindex sitemap robots ' +
  'dg-publish share eleventyExcludeFromCollections build render list published_by publisher publication date pubDate lastmod modified goLive go_live_at releaseDate scheduled_for showAfter removeAt deleted removed archived review in_review wip todo sidebar_hidden nav_exclude show_in_menu showDate author_private image_hidden subscribers subscriber_only loginRequired tier tiers plan ' +
  'stauts darft publishd expirse embagro visiblity privte title titel colour tags weight ' +
  'headline name dek description subtitle summary excerpt customexcerpt standfirst deck tagline lead abstract publishedat publishdate ' +
  'publisheddate datepublished dateadded created createdat updated updatedat updateddate dateupdated datemodified modifiedat lastupdated ' +
  'lastmodified lastupdate author authors byline bylines by writer writers contributors primaryauthor topics categories tag topic category ' +
  'keywords section slug permalink url canonical canonicalurl link image cover coverimage featureimage featuredimage heroimage thumbnail banner ' +
  'ogimage img images teaser imagealt coveralt featureimagealt coverimagealt heroimagealt thumbnailalt alt lang language locale embargoed ' +
  'embargountil embargodate unpublishdate unpublishat source sources credit via sourcename sourceurl sourcelink originalurl publishedon ' +
  'publishedin aliases alias redirectfrom formerslugs corrections correction retraction retracted withdrawn announce announced sample layout ' +
  'type id uuid menu menus sidebarposition sidebarlabel sidebarclassname sidebar sidebars pagination hidetableofcontents tableofcontents toc ' +
  'tocminheadinglevel tocmaxheadinglevel customediturl editurl displayedsidebar paginationnext paginationprev paginationlabel params cascade ' +
  'outputs resources markup linktitle isCJKLanguage series comments comment math mermaid katex featured pinned sticky order navorder parent ' +
  'haschildren grandparent template theme css js styles scripts head body class classes collection eleventynavigation eleventycomputed ' +
  'postexcerpt readingtime metatitle metadescription ogtitle ogdescription twittertitle twitterdescription twitterimage twittercard ' +
  'codeinjectionhead codeinjectionfoot seo meta version versions feed rss email emailsubject newsletter reads views likes license copyright ' +
  'icon emoji color format editlink outline aside footer navbar hero features actions ghostid htmlid mobiledoc html plaintext ' +
  'featureimagecaption caption credits photocredit'
).split(' ');

/** Values beside such names. */
export const fieldValues: readonly string[] =
  'true|false|yes|no|on|off|1|0|public|members|paid|everyone|nobody|draft|published|2031-01-01|soon||~|never|always|private|internal|premium, public'.split(
    '|',
  );

/** Names of elements, classes and blocks that may be for some readers only. */
export const audienceNames: readonly string[] = (
  'MembersOnly members-only membersonly member Member TeamMembers team-members Paywall paywall-end PremiumStory premium-content premium PatronsOnly patron subscribers subscriber-content NonMember non-members guests public PublicOnly private PrivateNote internal InternalLink confidential vip gated ' +
  'kg-gated-block gh-post-access logged-in loggedIn logged_out signed-in login-required staff-only sponsor sponsored exclusive locked Lock todo Todo comment Comments remark fixme draft-note hidden invisible wip tk note Card paid-area restricted-access password-protected registered donors backers supporter-wall insider'
).split(' ');

/** Attributes with their values. */
export const attributes: readonly (readonly [string, string | undefined])[] = [
  ['class', 'members-only'],
  ['class', 'premium'],
  ['className', 'card team-members'],
  ['class', 'member'],
  ['access', 'paid'],
  ['access', 'public'],
  ['audience', '"members"'],
  ['data-visibility', 'members'],
  ['data-gh-segment', 'status:-free'],
  ['data-gh-segment', 'everyone'],
  ['segment', ''],
  ['membersOnly', undefined],
  ['members-only', 'false'],
  ['premium', '{true}'],
  ['tier', 'gold'],
  ['tier', 'paid'],
  ['id', 'members-only'],
  ['title', 'For members'],
  ['role', 'member'],
  ['role', 'button'],
  ['requires', 'login'],
  ['for', 'subscribers'],
  ['show', 'guests'],
  ['plan', 'premium'],
  ['status', 'paid'],
  ['gate', 'patrons'],
  ['only', 'members'],
  ['level', '3'],
];

/** Headings as Markdown, for the ids that generators make of them. */
export const headings: readonly string[] = [
  'A Heading',
  'C++ & `code` *em* [link](x) "q"',
  'Über Öffnung ß',
  '船闸的管理',
  '1.2.0 — Notes',
  'Trailing spaces  ',
  'A_b-c d/e.f:g;h!i?j',
  '🎉 Emoji :tada:',
  'it’s "quoted" -- and... more',
  '!!!',
  'a heading',
  'A Heading',
  'section',
  'Naïve café <b>x</b> &amp; y',
  'x'.repeat(120),
];

/** Texts in which characters are written by reference or as HTML. */
export const referenceTexts: readonly string[] = [
  'Caf&eacute; it&amp;#8217;s &#x202E;x &nosuch; &copy &copy; &#0; &#99999999; AT&T a&b;c &lt;b&gt;',
  'https://mill.example/?a=1&copy=2 and &copy; https://mill.example/&amp;x',
  '**bold** _em_ `code` [link](https://mill.example) __init__ set_point ~~x~~ <b>b</b> <!-- r --> {{ x }} %% r %%',
  '`AT&amp;T` and &quot;x&quot;',
  '![alt](x.png) and <img alt="A mill"> end',
  'plain',
  '',
];

/** Addresses, safe and not. */
export const urls: readonly string[] = [
  'https://mill.example/a b',
  'http://mill.example',
  'HTTPS://MILL.example/%zz',
  '//mill.example/x',
  '/root',
  'a/b',
  '../up',
  '#here',
  '?q=1',
  '',
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'data:text/html,x',
  'mailto:a@mill.example',
  'tel:+123',
  'ftp://mill.example/f',
  'http://localhost/x',
  'http://127.0.0.1',
  'http://10.1.2.3/x',
  'http://192.168.1.1',
  'http://172.16.0.1',
  'http://172.32.0.1',
  'http://[::1]/x',
  'http://mill',
  'http://mill.local',
  'http://mill.test/x',
  'https://user:pw@mill.example',
  'https://mill.example:8443/x',
  `https://mill.example/${'x'.repeat(900)}`,
  'https://mill.example/ü',
  'C:\\mill',
];
