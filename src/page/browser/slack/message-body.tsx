import type { VNode } from 'preact';
import type { Json } from '../../protocol.ts';
import { MarkupView } from '../markup/markup-view.tsx';
import { recordOf, recordsOf, textOf } from '../payload.ts';
import { renderBlock } from './block-view.tsx';
import { OpenEntity } from './side-panel.tsx';
import { parseMrkdwn } from './mrkdwn/parse.ts';

/** A message of Slack as its client draws it: the blocks, or the text where there are none. */
export function SlackBody({ payload }: { readonly payload: Json }): VNode {
  const blocks = recordsOf(payload['blocks']);
  const attachments = recordsOf(payload['attachments']);
  return (
    <div class="s-body">
      {blocks.length === 0 ? <MarkupView blocks={parseMrkdwn(textOf(payload['text']))} /> : blocks.map(renderBlock)}
      {attachments.map((attachment, index) => (
        <div key={index} class="s-attachment">
          {textOf(attachment['text']) !== '' && <MarkupView blocks={parseMrkdwn(textOf(attachment['text']))} />}
          {recordsOf(attachment['blocks']).map(renderBlock)}
          {recordOf(attachment['entity']) && <OpenEntity url={textOf(attachment['from_url'])} />}
        </div>
      ))}
    </div>
  );
}
