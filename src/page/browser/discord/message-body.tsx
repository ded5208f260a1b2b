import type { VNode } from 'preact';
import type { Json } from '../../protocol.ts';
import { MarkupView } from '../markup/markup-view.tsx';
import { numberOf, recordsOf, textOf } from '../payload.ts';
import { renderComponent } from './component-view.tsx';
import { Embed } from './embed.tsx';
import { parseMarkdown } from '../markup/markdown/parse.ts';

/** resources/message, "Message Flags". */
const loadingFlag = 1 << 7;

/** A message of Discord as its client draws it: words, embeds, components. */
export function DiscordBody({ payload }: { readonly payload: Json }): VNode {
  const content = textOf(payload['content']);
  const components = recordsOf(payload['components']);
  const embeds = recordsOf(payload['embeds']);
  const isLoading = ((numberOf(payload['flags']) ?? 0) & loadingFlag) !== 0;
  if (isLoading && content === '' && components.length === 0) return <p class="thinking">Newsdesk is thinking…</p>;
  return (
    <div class="d-body">
      {content !== '' && <MarkupView blocks={parseMarkdown(content)} />}
      {embeds.map((embed, index) => (
        <Embed key={index} embed={embed} />
      ))}
      {components.map(renderComponent)}
    </div>
  );
}
