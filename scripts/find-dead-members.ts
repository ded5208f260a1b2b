import { parse, type ParserPlugin } from '@babel/parser';

/** A member of a type that no file reads, calls or destructures. */
export interface DeadMember {
  readonly path: string;
  readonly line: number;
  readonly type: string;
  readonly member: string;
}

export interface SourceFile {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number } };
  readonly [field: string]: unknown;
}

/**
 * Members of the types of `files` that no file reads. A member counts as read if its name is accessed (`x.name`, `x['name']`),
 * destructured, asked for (`'name' in x`), or picked (`Pick<X, 'name'>`, a list of names); writing it into a literal is no reading. Names
 * are compared and not types, so two members of one name keep each other. `readers` are files that only read.
 */
export function findDeadMembers(files: readonly SourceFile[], readers: readonly SourceFile[] = []): readonly DeadMember[] {
  const read = new Set<string>();
  const declared: DeadMember[] = [];
  for (const file of files) {
    visit(parseFile(file), (node, parent) => {
      collectReads(node, parent, read);
      collectMembers(file.path, node, declared);
    });
  }
  for (const file of readers) visit(parseFile(file), (node, parent) => collectReads(node, parent, read));
  // A member that begins with two underscores is a brand, which exists for the types alone.
  return declared.filter(({ member }) => !read.has(member) && !member.startsWith('__'));
}

function parseFile({ path, text }: SourceFile): Node {
  const plugins: ParserPlugin[] = path.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'];
  return parse(text, { sourceType: 'module', plugins }) as unknown as Node;
}

function visit(node: Node, see: (node: Node, parent: Node | undefined) => void, parent?: Node): void {
  see(node, parent);
  for (const [field, value] of Object.entries(node)) {
    if (field === 'loc' || field === 'leadingComments' || field === 'trailingComments' || field === 'innerComments') continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, see, node);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function collectReads(node: Node, parent: Node | undefined, read: Set<string>): void {
  const add = (name: string | undefined): void => void (name === undefined || read.add(name));
  switch (node.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      if (parent?.type !== 'AssignmentExpression' || parent['left'] !== node) add(nameOf(node['property'], node['computed'] === true));
      break;
    case 'ObjectPattern':
      for (const property of nodesOf(node['properties'])) add(nameOf(property['key']));
      break;
    case 'ArrayExpression':
      for (const element of nodesOf(node['elements'])) add(textOf(element));
      break;
    case 'BinaryExpression':
      if (node['operator'] === 'in') add(textOf(node['left']));
      break;
    case 'TSTypeReference':
      if (picking.has(nameOf(node['typeName']) ?? '')) visit(node, (inner) => add(textOf(inner)));
      break;
    case 'TSIndexedAccessType':
      visit(node, (inner) => add(textOf(inner)));
      break;
  }
}

const picking: ReadonlySet<string> = new Set(['Pick', 'Omit', 'Record', 'Exclude', 'Extract']);

function textOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'StringLiteral' ? String(node['value']) : undefined;
}

function collectMembers(path: string, node: Node, declared: DeadMember[]): void {
  if (node.type !== 'TSInterfaceDeclaration' && node.type !== 'TSTypeAliasDeclaration') return;
  const type = nameOf(node['id']) ?? '?';
  visit(node, (inner) => {
    if (inner.type !== 'TSPropertySignature' && inner.type !== 'TSMethodSignature') return;
    const member = nameOf(inner['key'], inner['computed'] === true);
    if (member !== undefined) declared.push({ path, line: inner.loc?.start.line ?? 0, type, member });
  });
}

function nameOf(node: unknown, isComputed = false): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier' && !isComputed) return String(node['name']);
  return textOf(node);
}

function nodesOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}
