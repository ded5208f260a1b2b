import type { Cost } from '../../reply/budget.ts';
import type { BlockOf, ListBlock, Surface } from '../../reply/lay-out.ts';
import { onceForEach } from '../../reply/once-for-each.ts';
import { rememberWhole } from '../../reply/remember-whole.ts';
import type { Citation } from '../../reply/reply.ts';
import { discordAddress } from './address.ts';
import { discordLimits } from './limits.ts';
import {
  channelsText,
  citationText,
  definitionText,
  fieldText,
  headingParts,
  mentionText,
  muted,
  passageHeadParts,
  resultText,
  sharerText,
  textOf,
  type Part,
} from './render-parts.ts';
import { renderPassageInPieces } from './render-passage.ts';
import type { Words } from '../../words/words.ts';

/** Characters, bytes, components: what one message may hold, in the order of every cost here. */
export const messageRoom: Cost = [discordLimits.textTotal, discordLimits.bytesTotal, discordLimits.components];

export function componentCost(components: number): Cost {
  return [0, 0, components];
}

const renderBody = rememberWhole((body, page) => renderPassageInPieces(body, page).flatMap(textParts));

/** The surface of a message in one language; the same object for the same words. */
export const discordSurface = onceForEach((words: Words): Surface<Part> => {
  const frameOf = onceForEach((citation: Citation) => ({
    above: passageHeadParts(citation),
    below: textParts(citationText(citation, words)),
  }));
  return {
    leastPassage: [1200, 4200, 1],
    costOf(part) {
      switch (part.kind) {
        case 'text':
          return textCost(part.content, 1);
        case 'titleWithButton':
          return textCost(part.content, 3);
        case 'image':
        case 'rule':
          return componentCost(1);
      }
    },
    heading: headingParts,
    text: (block, text) => textParts(textOf(block, text)),
    sharer: (block, text) => textParts(sharerText(block, text, words)),
    definition: (block, text, showsHeadword) => textParts(definitionText(block, text, showsHeadword, words)),
    items: (block, count) => itemParts(block, count, words),
    channels: ({ ids }) => textParts(channelsText(ids)),
    image: imageParts,
    rule: () => [{ kind: 'rule' }],
    aside: (text) => ({ kind: 'text', content: muted(text) }),
    frame: ({ citation }) => frameOf(citation),
    passage: ({ body }, page) => renderBody(body, page),
  };
});

function itemParts(block: ListBlock, count: number, words: Words): readonly Part[] {
  switch (block.kind) {
    case 'results':
      return block.items.slice(0, count).flatMap((item) => textParts(resultText(item, words)));
    case 'mentions':
      return textParts(block.items.slice(0, count).map(mentionText).join('\n'));
    case 'fields':
      return textParts(block.items.slice(0, count).map(fieldText).join('\n'));
  }
}

function imageParts({ url, alt }: BlockOf<'image'>): readonly Part[] {
  const href = discordAddress(url, discordLimits.mediaUrl);
  return href === undefined ? [] : [{ kind: 'image', url: href, alt }];
}

/** A text display of nothing is refused, and one of white space may be. */
function textParts(content: string): readonly Part[] {
  return content.trim() === '' ? [] : [{ kind: 'text', content }];
}

function textCost(content: string, components: number): Cost {
  return [content.length, Buffer.byteLength(content) + discordLimits.bytesPerDisplay, components];
}
