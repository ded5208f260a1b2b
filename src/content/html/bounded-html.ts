import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser, type ParserOptions, Tokenizer } from 'parse5';
import { ExcessError, type HtmlBounds, MAX_ATTRIBUTES } from './html-bounds.ts';

export interface BoundedHtmlOptions {
  /** A part of a page: it gets no head and no body. */
  readonly isFragment: boolean;
  /** `<noscript>` holds text, as in a browser with scripts; else it holds elements. */
  readonly hasScripts: boolean;
  /** Elements know their place in the text. */
  readonly hasPlaces: boolean;
}

export type HtmlTree = DefaultTreeAdapterMap['document'] | DefaultTreeAdapterMap['documentFragment'];

/**
 * The tree of HTML without its remarks, which nobody reads. Its parser counts while it builds: nothing else knows which tags are in a remark,
 * a script or a value, and which elements HTML closes or repeats. `bounds` may count several texts.
 *
 * @throws {DepthError} if more than `MAX_NESTING` elements are open at a time.
 * @throws {ExcessError} if it has more of something else than is read.
 */
export function parseBounded(html: string, bounds: HtmlBounds, { isFragment, hasScripts, hasPlaces }: BoundedHtmlOptions): HtmlTree {
  const options: ParserOptions<DefaultTreeAdapterMap> = {
    scriptingEnabled: hasScripts,
    sourceCodeLocationInfo: hasPlaces,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(name, namespace, attributes) {
        bounds.create(attributes);
        return defaultTreeAdapter.createElement(name, namespace, attributes);
      },
      appendChild(parent, node) {
        if (!defaultTreeAdapter.isCommentNode(node)) defaultTreeAdapter.appendChild(parent, node);
      },
      onItemPush: () => bounds.open(),
      onItemPop: () => bounds.close(),
    },
  };
  const parser = isFragment ? Parser.getFragmentParser<DefaultTreeAdapterMap>(null, options) : new Parser(options);
  parser.tokenizer = new BoundedTokenizer(parser.options, parser);
  parser.tokenizer.write(html, true);
  return isFragment ? parser.getFragment() : parser.document;
}

/** Counts attributes as they come: four megabytes of them take two seconds before their element is created. */
class BoundedTokenizer extends Tokenizer {
  protected override _leaveAttrName(): void {
    super._leaveAttrName();
    const token = this.currentToken;
    if (token !== null && 'attrs' in token && token.attrs.length > MAX_ATTRIBUTES)
      throw new ExcessError(`${MAX_ATTRIBUTES.toLocaleString('en')} attributes in one element`);
  }
}
