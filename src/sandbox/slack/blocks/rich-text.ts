import { boolean, byType, enumOf, integer, list, shape, string, url, type Check } from './schema.ts';

const textStyle = shape({}, { bold: boolean, italic: boolean, strike: boolean, code: boolean, underline: boolean });
const mentionStyle = shape(
  {},
  { bold: boolean, italic: boolean, strike: boolean, underline: boolean, highlight: boolean, client_highlight: boolean, unlink: boolean },
);
const border = enumOf(0, 1);

const text = shape({ type: enumOf('text'), text: string() }, { style: textStyle });
const link = shape({ type: enumOf('link'), url: url() }, { text: string({ min: 0 }), unsafe: boolean, style: textStyle });

/** The leaves of a rich_text tree: reference/block-kit/blocks/rich-text-block. */
const inline: Check = byType({
  text,
  link,
  broadcast: shape({ type: enumOf('broadcast'), range: enumOf('here', 'channel', 'everyone') }, { style: mentionStyle }),
  channel: shape({ type: enumOf('channel'), channel_id: string({ pattern: /^[CDG][A-Z0-9]+$/ }) }, { style: mentionStyle }),
  color: shape({ type: enumOf('color'), value: string({ pattern: /^#[0-9a-fA-F]{3,8}$/ }) }, { style: textStyle }),
  date: shape(
    { type: enumOf('date'), timestamp: integer({ min: 0 }), format: string() },
    { url: url(), fallback: string(), style: textStyle },
  ),
  emoji: shape(
    { type: enumOf('emoji'), name: string() },
    { unicode: string(), url: url(), skin_tone: integer({ min: 1, max: 6 }), style: textStyle },
  ),
  team: shape({ type: enumOf('team'), team_id: string() }, { style: mentionStyle }),
  user: shape({ type: enumOf('user'), user_id: string({ pattern: /^[UW][A-Z0-9]+$/ }) }, { style: mentionStyle }),
  usergroup: shape({ type: enumOf('usergroup'), usergroup_id: string({ pattern: /^S[A-Z0-9]+$/ }) }, { style: mentionStyle }),
});

const section = shape({ type: enumOf('rich_text_section'), elements: list(inline) });

const richTextElement = byType({
  rich_text_section: section,
  rich_text_list: shape(
    {
      type: enumOf('rich_text_list'),
      style: enumOf('bullet', 'ordered'),
      elements: list(byType({ rich_text_section: section }), { min: 1 }),
    },
    { indent: integer({ min: 0, max: 8 }), offset: integer({ min: 0 }), border },
  ),
  rich_text_quote: shape({ type: enumOf('rich_text_quote'), elements: list(inline) }, { border }),
  rich_text_preformatted: shape(
    { type: enumOf('rich_text_preformatted'), elements: list(byType({ text, link })) },
    { border, language: string() },
  ),
});

/** A list holds sections only: nesting is a further list with a larger `indent`, not a list inside a list. */
export const richText = shape(
  { type: enumOf('rich_text'), elements: list(richTextElement, { min: 1 }) },
  { block_id: string({ max: 255 }) },
);
