import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from '@babel/parser';

/** A name that the package exports, as its docstring and its declaration say. */
export interface ApiName {
  readonly name: string;
  readonly isType: boolean;
  /** The docstring without its samples and without the signs around it; empty if there is none. */
  readonly text: string;
  /** The declaration, without the body of a function. */
  readonly declaration: string;
  /** The code of its `@example` tags. */
  readonly samples: readonly string[];
}

/** One way into the package. */
export interface ApiEntry {
  /** The name that a program imports: `newsdesk/extend`. */
  readonly entry: string;
  readonly text: string;
  readonly names: readonly ApiName[];
}

const entries = { newsdesk: 'src/index.ts', 'newsdesk/extend': 'src/extend.ts', 'newsdesk/testing': 'src/testing.ts' } as const;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Everything that the package exports, in the order of its entries, by name. */
export function listApi(root: string): readonly ApiEntry[] {
  return Object.entries(entries).map(([entry, path]) => {
    const source = readFileSync(join(root, path), 'utf8');
    const names = exportsOf(source).map(({ name, from }) => describeName(join(root, dirname(path), from), name));
    return { entry, text: textOf(source), names: names.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)) };
  });
}

function statementsOf(source: string): readonly Node[] {
  return parse(source, { sourceType: 'module', plugins: ['typescript'] }).program.body as unknown as readonly Node[];
}

function exportsOf(source: string): readonly { readonly name: string; readonly from: string }[] {
  return statementsOf(source).flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const from = String((statement['source'] as { readonly value: string } | null)?.value ?? '');
    const specifiers = statement['specifiers'] as readonly { readonly exported: { readonly name: string } }[];
    return specifiers.map(({ exported: { name } }) => ({ name, from }));
  });
}

function describeName(path: string, name: string): ApiName {
  const source = readFileSync(path, 'utf8');
  for (const statement of statementsOf(source)) {
    const declared = statement.type === 'ExportNamedDeclaration' ? (statement['declaration'] as Node | null) : null;
    if (declared === null || nameOf(declared) !== name) continue;
    const comment = (statement['leadingComments'] as readonly { readonly value: string }[] | undefined)?.at(-1)?.value ?? '';
    const isType = declared.type === 'TSInterfaceDeclaration' || declared.type === 'TSTypeAliasDeclaration';
    const declaration = source.slice(declared.start, endOf(declared)).trim().replace(/;$/u, '');
    return { name, isType, ...readComment(comment), declaration };
  }
  throw new Error(`${path} exports no ${name}.`);
}

function nameOf(declared: Node): string | undefined {
  const [variable] = (declared['declarations'] as readonly { readonly id: { readonly name: string } }[] | undefined) ?? [];
  return variable?.id.name ?? (declared['id'] as { readonly name: string } | undefined)?.name;
}

/** Of a function, a class or a value what a caller has to know. */
function endOf(declared: Node): number {
  if (declared.type === 'FunctionDeclaration' || declared.type === 'ClassDeclaration') return (declared['body'] as Node).start;
  const [variable] = (declared['declarations'] as readonly { readonly id: Node }[] | undefined) ?? [];
  return variable?.id.end ?? declared.end;
}

/** The docstring at the head of a file. */
function textOf(source: string): string {
  return readComment(/^\/\*([^]*?)\*\//u.exec(source)?.[1] ?? '').text.replace(/\s*@module\s*/u, '');
}

function readComment(comment: string): Pick<ApiName, 'text' | 'samples'> {
  if (!comment.startsWith('*')) return { text: '', samples: [] };
  const lines = comment
    .slice(1)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/u, ''));
  const [text = '', ...samples] = lines
    .join('\n')
    .trim()
    .split(/^@example\n/mu);
  return { text: text.trim(), samples: samples.map((code) => code.trim()) };
}
