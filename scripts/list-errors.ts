import { parse } from '@babel/parser';

/** A way in which Newsdesk fails, as its code says it. `…` stands for what varies. */
export interface ErrorCode {
  readonly code: string;
  readonly messages: readonly string[];
  readonly fixes: readonly string[];
  /** Whether doing the same again, unchanged, may succeed. */
  readonly mayRetry: boolean;
}

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/**
 * The errors that sources make: each `new NewsdeskError(message, { code, fix, retry })`.
 *
 * @throws Error if a code is no text, which no page can name.
 */
export function listErrors(sources: readonly { readonly path: string; readonly text: string }[]): readonly ErrorCode[] {
  const found = new Map<string, { messages: Set<string>; fixes: Set<string>; mayRetry: boolean }>();
  for (const { path, text } of sources) {
    visit(
      parse(text, { sourceType: 'module', plugins: path.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] }) as unknown as Node,
      (node) => {
        if (node.type !== 'NewExpression' || (node['callee'] as { readonly name?: string }).name !== 'NewsdeskError') return;
        const [message, options] = node['arguments'] as readonly Node[];
        const fields = fieldsOf(options);
        for (const code of textsOf(fields.get('code'))) {
          if (code.includes('…') || code === '') throw new Error(`${path} makes an error with a code that is no text.`);
          const known = found.get(code) ?? { messages: new Set(), fixes: new Set(), mayRetry: false };
          for (const each of textsOf(message)) known.messages.add(each);
          for (const each of textsOf(fields.get('fix'))) known.fixes.add(each);
          known.mayRetry ||= textsOf(fields.get('retry')).includes('later');
          found.set(code, known);
        }
      },
    );
  }
  return [...found]
    .map(([code, { messages, fixes, mayRetry }]) => ({ code, messages: told(messages), fixes: told(fixes), mayRetry }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A text that is wholly of the moment says nothing on a page. */
function told(texts: ReadonlySet<string>): readonly string[] {
  return [...texts].filter((text) => /\p{L}{3}/u.test(text));
}

function fieldsOf(options: Node | undefined): ReadonlyMap<string, Node> {
  const properties = (options?.['properties'] ?? []) as readonly Node[];
  return new Map(
    properties.flatMap((property) => {
      const name = (property['key'] as { readonly name?: string } | undefined)?.name;
      return name === undefined ? [] : [[name, property['value'] as Node] as const];
    }),
  );
}

/** The texts that an expression may have; `…` for what is not written there. */
function textsOf(node: Node | undefined): readonly string[] {
  switch (node?.type) {
    case undefined:
      return [];
    case 'StringLiteral':
      return [String(node['value'])];
    case 'TemplateLiteral': {
      const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
      return [quasis.map(({ value }) => value.cooked).join('…')];
    }
    case 'ConditionalExpression':
      return [...textsOf(node['consequent'] as Node), ...textsOf(node['alternate'] as Node)];
    default:
      return ['…'];
  }
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const [field, value] of Object.entries(node)) {
    if (field === 'loc' || field.endsWith('Comments')) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && 'type' in child) visit(child as Node, see);
    }
  }
}
