import type { Nodes, Root } from 'mdast';
import type { Options } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfm } from 'micromark-extension-gfm';

type Extensions = NonNullable<Options['extensions']>;

/** Constructs of GitHub's syntax that the parser tries at every word or line, each with a sign that every text with one of them has. */
const COSTLY: readonly (readonly [name: string, sign: RegExp])[] = [
  ['emailAutolink', /@/u],
  ['wwwAutolink', /www\./iu],
  ['protocolAutolink', /:\/\//u],
  ['table', /\||:-|-:/u],
];

const syntaxes = new Map<string, Extensions>();

/** The syntax that a text is read with, without the costly constructs that it has no sign of. */
export function syntaxFor(markdown: string): Extensions {
  const absent = COSTLY.filter(([, sign]) => !sign.test(markdown)).map(([name]) => name);
  const key = absent.join(' ');
  const made = syntaxes.get(key) ?? createSyntax(absent);
  syntaxes.set(key, made);
  return made;
}

function createSyntax(absent: readonly string[]): Extensions {
  const { text = {}, flow = {}, ...rest } = gfm({ singleTilde: false });
  const options = { singleTilde: false };
  return [
    { ...rest, text: without(text, absent), flow: without(flow, absent) },
    cjkFriendlyExtension(),
    gfmStrikethroughCjkFriendly(options),
  ];
}

type ConstructMap = NonNullable<ReturnType<typeof gfm>['text']>;

function without(map: ConstructMap, names: readonly string[]): ConstructMap {
  const entries = Object.entries(map).map(([code, constructs]) => [
    code,
    [constructs ?? []].flat().filter(({ name }) => name === undefined || !names.includes(name)),
  ]);
  return Object.fromEntries(entries) as ConstructMap;
}

/** Links are made of bare addresses once more, in the tree: only where its text may have some. */
export const treeExtensions: ReturnType<typeof gfmFromMarkdown> = gfmFromMarkdown().map((extension) =>
  !extension.transforms
    ? extension
    : {
        ...extension,
        transforms: extension.transforms.map((transform) => (root: Root) => (mayHoldAddress(root) ? transform(root) : undefined)),
      },
);

function mayHoldAddress(node: Nodes): boolean {
  if ('children' in node) return node.children.some(mayHoldAddress);
  return node.type === 'text' && /@|:\/\/|www\./iu.test(node.value);
}
