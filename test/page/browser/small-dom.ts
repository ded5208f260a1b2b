import { type ComponentChild, type ContainerNode, render } from 'preact';

/** As much of a document as Preact draws into, so that what it really draws can be read without a browser. */
class SmallNode {
  readonly childNodes: SmallNode[] = [];
  readonly attributes: Record<string, string> = {};
  readonly listeners: Record<string, ((event: unknown) => void)[]> = {};
  readonly style = { setProperty() {}, removeProperty() {}, cssText: '' };
  readonly ownerDocument = smallDocument;
  readonly namespaceURI = 'http://www.w3.org/1999/xhtml';
  parentNode: SmallNode | null = null;
  data = '';

  readonly nodeType: number;
  readonly localName: string;

  constructor(nodeType: number, localName: string) {
    this.nodeType = nodeType;
    this.localName = localName;
  }

  get firstChild(): SmallNode | null {
    return this.childNodes[0] ?? null;
  }

  get nextSibling(): SmallNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  insertBefore(node: SmallNode, before: SmallNode | null): SmallNode {
    node.remove();
    const index = before === null ? this.childNodes.length : this.childNodes.indexOf(before);
    this.childNodes.splice(index, 0, node);
    node.parentNode = this;
    return node;
  }

  appendChild(node: SmallNode): SmallNode {
    return this.insertBefore(node, null);
  }

  removeChild(node: SmallNode): SmallNode {
    const index = this.childNodes.indexOf(node);
    if (index !== -1) this.childNodes.splice(index, 1);
    node.parentNode = null;
    return node;
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes[name] = String(value);
  }

  removeAttribute(name: string): void {
    delete this.attributes[name];
  }

  addEventListener(name: string, listener: (event: unknown) => void): void {
    (this.listeners[name] ??= []).push(listener);
  }

  removeEventListener(name: string): void {
    delete this.listeners[name];
  }

  /** Everything that a reader sees, a line break before each block. */
  get text(): string {
    if (this.nodeType === 3) return this.data;
    const inner = this.childNodes.map(({ text }) => text).join('');
    return /^(?:div|p|li|h\d|pre|blockquote|article|header|tr|dt|dd|hr)$/.test(this.localName) ? `\n${inner}` : inner;
  }

  /** All elements below, in the order of the document. */
  get elements(): readonly SmallNode[] {
    return this.childNodes.flatMap((node) => (node.nodeType === 1 ? [node, ...node.elements] : []));
  }

  withClass(name: string): readonly SmallNode[] {
    return this.elements.filter(({ attributes }) => (attributes['class'] ?? '').split(' ').includes(name));
  }

  click(): void {
    for (const listener of this.listeners['click'] ?? []) listener.call(this, { type: 'click', currentTarget: this, target: this });
  }
}

const smallDocument = {
  createElement: (name: string): SmallNode => new SmallNode(1, name),
  createElementNS: (_: string, name: string): SmallNode => new SmallNode(1, name),
  createTextNode: (data: string): SmallNode => Object.assign(new SmallNode(3, '#text'), { data }),
};

/** Draws and gives the element drawn into. */
export function draw(vnode: ComponentChild): SmallNode {
  Object.assign(globalThis, { document: smallDocument });
  const root = new SmallNode(1, 'root');
  render(vnode, root as unknown as ContainerNode);
  return root;
}
