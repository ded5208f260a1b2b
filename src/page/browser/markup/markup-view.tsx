import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { webUrl } from '../payload.ts';
import { ItemList } from './item-list.tsx';
import type { Block, Inline } from './markup.ts';
import { Mention } from './mention.tsx';
import { TimeMark } from './time-mark.tsx';

/** Draws a tree of markup; what it is read from, it does not know. */
export function MarkupView({ blocks }: { readonly blocks: readonly Block[] }): VNode {
  return <div class="markup">{blocks.map(renderBlock)}</div>;
}

function renderBlock(block: Block, index: number): VNode {
  switch (block.kind) {
    case 'lines':
      return (
        <p key={index} class="markup-lines">
          {renderInlines(block.children)}
        </p>
      );
    case 'heading':
      return (
        <Heading key={index} level={block.level}>
          {renderInlines(block.children)}
        </Heading>
      );
    case 'subtext':
      return (
        <p key={index} class="markup-subtext">
          {renderInlines(block.children)}
        </p>
      );
    case 'quote':
      return (
        <blockquote key={index} class="markup-quote">
          {block.blocks.map(renderBlock)}
        </blockquote>
      );
    case 'list':
      return <ItemList key={index} items={block.items} render={(blocks) => blocks.map(renderBlock)} />;
    case 'code':
      return (
        <pre key={index} class="markup-code">
          <code>{block.text}</code>
        </pre>
      );
  }
}

/** Below the headings of the page itself, whose channels and panels end at the third level. */
function Heading({ level, children }: { readonly level: number; readonly children: ComponentChildren }): VNode {
  const name = `markup-heading markup-heading-${Math.min(level, 4)}`;
  if (level <= 1) return <h4 class={name}>{children}</h4>;
  return level === 2 ? <h5 class={name}>{children}</h5> : <h6 class={name}>{children}</h6>;
}

export function renderInlines(nodes: readonly Inline[]): ComponentChildren {
  return nodes.map(renderInline);
}

function renderInline(node: Inline, index: number): ComponentChildren {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'strong':
      return <strong key={index}>{renderInlines(node.children)}</strong>;
    case 'emphasis':
      return <em key={index}>{renderInlines(node.children)}</em>;
    case 'underline':
      return <u key={index}>{renderInlines(node.children)}</u>;
    case 'strike':
      return <s key={index}>{renderInlines(node.children)}</s>;
    case 'spoiler':
      return <Spoiler key={index}>{renderInlines(node.children)}</Spoiler>;
    case 'code':
      return (
        <code key={index} class="markup-inline-code">
          {node.text}
        </code>
      );
    case 'link':
      return (
        <Link key={index} url={node.url}>
          {renderInlines(node.children)}
        </Link>
      );
    case 'mention':
      return <Mention key={index} of={node.of} id={node.id} label={node.label} />;
    case 'time':
      return <TimeMark key={index} at={node.at} format={node.format} />;
    case 'emoji':
      return node.sign ?? `:${node.name}:`;
  }
}

/** Leads to the article in a tab of its own; an address that is none is shown as the words. */
export function Link({ url, children }: { readonly url: string; readonly children: ComponentChildren }): VNode {
  const href = webUrl(url);
  if (href === undefined) return <span>{children}</span>;
  return (
    <a class="link" href={href} target="_blank" rel="noopener noreferrer" title={href}>
      {children}
    </a>
  );
}

function Spoiler({ children }: { readonly children: ComponentChildren }): VNode {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <span class="spoiler spoiler-open">{children}</span>;
  return (
    <button type="button" class="spoiler" aria-label="Show the spoiler" onClick={() => setOpen(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  );
}
