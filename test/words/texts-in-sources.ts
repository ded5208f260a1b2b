import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@babel/parser';

/** A text of several words in a source, and where it stands. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Several words of a language, and no code: `Slack asks to wait`. */
const prose = /\p{L}{2,} \p{Ll}{2,}/u;

/** Whose arguments operators read: the log, and faults with a code. */
const forOperators = /(?:^|\.)(?:log(?:ger)?\.\w+|\w*Error|onTrouble|tracked|guarded|persist|suspect)$/u;

/** The members of a command or a message that are not words for a reader, or stand in `commands.ts` of a language. */
const otherMembers: ReadonlySet<string> = new Set(['description', 'examples', 'during']);

/** The texts of several words in the sources of a folder, but for those that operators read. */
export function textsIn(folder: string): readonly SourceText[] {
  const root = join(import.meta.dirname, '../..');
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`)
    .flatMap((path) => textsOf(readFileSync(join(root, path), 'utf8')).map((text) => ({ path, text })));
}

export function textsOf(source: string): readonly string[] {
  const found: string[] = [];
  visit(parse(source, { sourceType: 'module', plugins: ['typescript'] }).program, (node) => {
    if (isForOperators(node, source)) return false;
    const text = textOf(node);
    if (text !== undefined && prose.test(text)) found.push(text);
    return true;
  });
  return found;
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

function isForOperators(node: Node, source: string): boolean {
  if (node.type === 'ImportDeclaration' || node.type === 'TSLiteralType') return true;
  if (node.type === 'ObjectProperty' && isNode(node['key'])) return otherMembers.has(String(node['key']['name']));
  const { callee } = node;
  return isNode(callee) && forOperators.test(source.slice(Number(callee['start']), Number(callee['end'])));
}

function textOf(node: Node): string | undefined {
  if (node.type === 'StringLiteral') return String(node['value']);
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]).map(({ value }) => value.cooked).join('{}');
}

function visit(value: unknown, look: (node: Node) => boolean): void {
  if (Array.isArray(value)) for (const each of value) visit(each, look);
  if (!isNode(value) || !look(value)) return;
  for (const [name, inner] of Object.entries(value))
    if (typeof inner === 'object' && !name.endsWith('omments') && name !== 'loc') visit(inner, look);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
