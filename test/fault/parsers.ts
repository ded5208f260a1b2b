import { createArticle } from '../../src/content/create-article.ts';
import { detectLanguage } from '../../src/content/detect-language.ts';
import { readAbbreviations } from '../../src/content/dialects/abbreviations.ts';
import { readAlerts } from '../../src/content/dialects/alerts.ts';
import { readAttributeLists } from '../../src/content/dialects/attribute-lists.ts';
import { splitLines } from '../../src/content/dialects/block-lines.ts';
import { findCode } from '../../src/content/dialects/code-ranges.ts';
import { readComponents } from '../../src/content/dialects/components.ts';
import { readContainerBlocks } from '../../src/content/dialects/container-blocks.ts';
import { readDefinitionLists } from '../../src/content/dialects/definition-lists.ts';
import { readExpressionAttributes, readVueAttributes } from '../../src/content/dialects/expression-attributes.ts';
import { readIncludes } from '../../src/content/dialects/includes.ts';
import { readIndentedBlocks } from '../../src/content/dialects/indented-blocks.ts';
import { readInlineSigns } from '../../src/content/dialects/inline-signs.ts';
import { readLiquid } from '../../src/content/dialects/liquid.ts';
import { findMath } from '../../src/content/dialects/math.ts';
import { readMystDirectives } from '../../src/content/dialects/myst-directives.ts';
import { readMystLines, readMystRoles } from '../../src/content/dialects/myst-roles.ts';
import { readReferences } from '../../src/content/dialects/references.ts';
import { rewriteDialects } from '../../src/content/dialects/rewrite-dialects.ts';
import { readShortcodes } from '../../src/content/dialects/shortcodes.ts';
import { readTagArguments } from '../../src/content/dialects/tag-arguments.ts';
import { readWikilinks } from '../../src/content/dialects/wikilinks.ts';
import { readFrontMatter } from '../../src/content/front-matter.ts';
import { headingIdSchemes } from '../../src/content/heading-ids/schemes.ts';
import { toTypographic } from '../../src/content/heading-ids/heading-text.ts';
import { hideInSource } from '../../src/content/hidden/hide-in-source.ts';
import { readHtmlText } from '../../src/content/html-text.ts';
import { toIsoDate } from '../../src/content/iso-date.ts';
import { readPelicanHeader, readNikolaHeader } from '../../src/content/metadata/header-lines.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { toPlainWords } from '../../src/content/plain-words.ts';
import { createProblemLog } from '../../src/content/problem-log.ts';
import { toSafeUrl } from '../../src/content/safe-url.ts';
import { readConfig } from '../../src/content/site-config/read-config.ts';
import { slugOfHeading, toSlug } from '../../src/content/slug.ts';
import { readSourceText } from '../../src/content/source-text.ts';
import { toPlainDate } from '../../src/content/written-date.ts';
import { mineDefinitions } from '../../src/glossary/mining/mine-definitions.ts';
import { createNamePattern } from '../../src/glossary/name-pattern.ts';
import { sayToAsked } from '../../src/glossary/say-to-asked.ts';
import { wordsOfMessage } from '../../src/reply/words-of-message.ts';
import { readFeedDate } from '../../src/sources/feeds/feed-date.ts';
import { canonicalAddress } from '../../src/sources/feeds/canonical-address.ts';
import { firstWords, plainTextOf, titleOf, typographyOf } from '../../src/sources/feeds/plain-text.ts';
import { parseFilter } from '../../src/subscription/parse-filter.ts';
import { defaultSettings, parseSettings } from '../../src/subscription/parse-settings.ts';
import { visibleText } from '../../src/runtime/visible-text.ts';

const log = () => createProblemLog('a.md', readSourceText(''));
const isCode = () => false;
const linesOf = (text: string) => splitLines(text, []);
const articleOf = (text: string, lang: string) =>
  createArticle({ slug: 'a', title: 'Gannet', lang, sections: [{ heading: 'Tern', text }] });

/** Everything that reads a text which somebody else wrote, by name. What a kept library reads is not here (Markdown, HTML, YAML, JavaScript): articles are
 * parsed by a process with a deadline, and config files are the operator's. */
export const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  'front matter': (text) => readFrontMatter(text, log()),
  dialects: (text) => rewriteDialects(text),
  MyST: (text) => rewriteDialects(text, { readsMyst: true, namesBlocks: true, citesWorks: true, linksByName: true }),
  code: findCode,
  math: (text) => findMath(text, []),
  abbreviations: (text) => readAbbreviations(text, isCode),
  alerts: (text) => readAlerts(linesOf(text)),
  'attribute lists': (text) => readAttributeLists(text, isCode),
  components: (text) => readComponents(text, isCode),
  'container blocks': (text) => readContainerBlocks(linesOf(text)),
  'definition lists': (text) => readDefinitionLists(text, []),
  'expression attributes': (text) => readExpressionAttributes(text, isCode),
  'Vue attributes': (text) => readVueAttributes(text, isCode),
  includes: (text) => readIncludes(text, isCode, () => undefined),
  'indented blocks': (text) => readIndentedBlocks(linesOf(text)),
  'inline signs': (text) => readInlineSigns(text, isCode),
  Liquid: (text) => readLiquid(text, isCode, { values: {}, readsValues: 'all' }),
  'MyST directives': readMystDirectives,
  'MyST roles': (text) => readMystRoles(text, isCode),
  'MyST lines': (text) => readMystLines(text, isCode),
  references: (text) => readReferences(text, isCode, { labels: new Map(), citesWorks: true }),
  shortcodes: (text) => readShortcodes(text, isCode, {}),
  'tag arguments': readTagArguments,
  wikilinks: (text) => readWikilinks(text, isCode),
  'hidden parts': (text) => hideInSource(readSourceText(text), 0, 'text', log()),
  ...Object.fromEntries(Object.entries(headingIdSchemes).map(([name, { slug }]) => [`heading ids of ${name}`, slug])),
  typography: toTypographic,
  'text of HTML': readHtmlText,
  'plain words': toPlainWords,
  dates: (text) => [toIsoDate(text), toPlainDate(text)],
  'header of Pelican': (text) => readPelicanHeader(text, 0),
  'header of Nikola': (text) => readNikolaHeader(text, 0),
  'plain text': (text) => parseArticle({ path: 'a.txt', text }),
  addresses: (text) => toSafeUrl(text, 'https://gate.example/'),
  'config in Python': (text) => readConfig('conf.py', text),
  slugs: (text) => [toSlug(text), slugOfHeading(text)],
  language: detectLanguage,
  ...Object.fromEntries(
    ['en', 'de', 'fr', 'es', 'ja'].map((lang) => [`explanations, ${lang}`, (text: string) => mineDefinitions(articleOf(text, lang))]),
  ),
  ...Object.fromEntries(
    ['en', 'de', 'ja'].map((lang) => [
      `explanations of an asked name, ${lang}`,
      (text: string) => sayAsked(articleOf(`Tern ${text}`, lang)),
    ]),
  ),
  'words of a message': wordsOfMessage,
  'dates of feeds': readFeedDate,
  'addresses of feeds': (text) => canonicalAddress(`https://gate.example/${text}`),
  'text of feeds': (text) => [plainTextOf(text), firstWords(text), titleOf(text, true), typographyOf(text)],
  filters: (text) => parseFilter(text),
  settings: (text) => parseSettings(text, defaultSettings),
  'lines of the log': visibleText,
};

function sayAsked(article: ReturnType<typeof articleOf>): unknown {
  const [section] = article.sections;
  if (section === undefined) return undefined;
  const pattern = createNamePattern(['Tern']);
  const spans = pattern.findAll(section.body.text);
  return sayToAsked([{ article, section, spans: () => spans, inHeading: () => false }]);
}
