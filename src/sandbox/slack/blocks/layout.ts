import { accessoryElements, actionElements, buttonElement, contextActionElements, image, inputElements } from './elements.ts';
import { richText } from './rich-text.ts';
import { also, boolean, byType, enumOf, integer, list, number, pictureUrl, shape, string, url, type Check } from './schema.ts';
import { anyText, mrkdwn, plainText } from './text-object.ts';

/** Limits: reference/block-kit/blocks and the type comments of `@slack/types` 3.2. */
const blockId = { block_id: string({ max: 255 }) };

/** Characters of one markdown block, and of all of them together: reference/block-kit/blocks/markdown-block. */
export const maxMarkdownText = 12_000;

const section = also(
  shape(
    { type: enumOf('section') },
    {
      ...blockId,
      text: anyText(3000),
      fields: list(anyText(2000), { min: 1, max: 10 }),
      accessory: byType(accessoryElements),
      expand: boolean,
    },
  ),
  (value, pointer, problems) => {
    if (value['text'] === undefined && value['fields'] === undefined) {
      problems.push({ pointer: `${pointer}/type`, message: 'must define either `text` or `fields`' });
    }
  },
);

const imageBlock = also(
  shape(
    { type: enumOf('image'), alt_text: string({ max: 2000 }) },
    { ...blockId, image_url: pictureUrl(), slack_file: shape({}, { id: string(), url: url() }), title: plainText(2000) },
  ),
  (value, pointer, problems) => {
    if ((value['image_url'] === undefined) === (value['slack_file'] === undefined)) {
      problems.push({ pointer, message: 'must define either `image_url` or `slack_file`' });
    }
  },
);

const cell = byType({
  rich_text: richText,
  raw_text: shape({ type: enumOf('raw_text'), text: string() }),
  raw_number: shape({ type: enumOf('raw_number'), value: number, text: string() }),
});

const table = shape(
  { type: enumOf('table'), rows: list(list(cell, { min: 1, max: 20 }), { min: 1, max: 100 }) },
  { ...blockId, column_settings: list(shape({}, { align: enumOf('left', 'center', 'right'), is_wrapped: boolean }), { max: 20 }) },
);

const dataTable = shape(
  { type: enumOf('data_table'), rows: list(list(cell, { min: 1, max: 20 }), { min: 1, max: 101 }), caption: string() },
  { ...blockId, page_size: integer({ min: 1, max: 100 }), row_header_column_index: integer({ min: 0 }) },
);

const card = also(
  shape(
    { type: enumOf('card') },
    {
      ...blockId,
      hero_image: image,
      icon: image,
      title: mrkdwn(150),
      subtitle: mrkdwn(150),
      body: mrkdwn(200),
      actions: list(byType({ button: buttonElement }), { min: 1, max: 3 }),
    },
  ),
  (value, pointer, problems) => {
    if (['hero_image', 'title', 'actions', 'body'].every((key) => value[key] === undefined)) {
      problems.push({ pointer, message: 'must define at least one of `hero_image`, `title`, `actions` or `body`' });
    }
  },
);

const video = shape(
  {
    type: enumOf('video'),
    video_url: url({ isWeb: true }),
    thumbnail_url: url({ isWeb: true }),
    alt_text: string({ max: 2000 }),
    title: plainText(199),
  },
  {
    ...blockId,
    title_url: url({ isWeb: true }),
    author_name: string({ max: 49 }),
    provider_name: string(),
    provider_icon_url: url({ isWeb: true }),
    description: plainText(),
  },
);

const taskCard = shape(
  { type: enumOf('task_card'), task_id: string(), title: string(), status: enumOf('pending', 'in_progress', 'complete', 'error') },
  { ...blockId, details: richText, output: richText, sources: list(shape({ type: enumOf('url'), url: url(), text: string() })) },
);

/** Blocks that every surface takes. */
const everywhere: Readonly<Record<string, Check>> = {
  actions: shape({ type: enumOf('actions'), elements: list(byType(actionElements), { min: 1, max: 25 }) }, blockId),
  alert: shape(
    { type: enumOf('alert'), text: anyText(200) },
    { ...blockId, level: enumOf('default', 'info', 'warning', 'error', 'success') },
  ),
  card,
  context: shape(
    { type: enumOf('context'), elements: list(byType({ image, plain_text: plainText(), mrkdwn: mrkdwn() }), { min: 1, max: 10 }) },
    blockId,
  ),
  divider: shape({ type: enumOf('divider') }, blockId),
  header: shape({ type: enumOf('header'), text: plainText(150) }, blockId),
  image: imageBlock,
  input: shape(
    { type: enumOf('input'), label: plainText(2000), element: byType(inputElements) },
    { ...blockId, hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  ),
  rich_text: richText,
  section,
  video,
};

/**
 * The kinds that both the reference (reference/block-kit/blocks/container-block) and Slack's validator take: of those that the reference names,
 * the validator was seen to refuse `file`, `input` and `rich_text` (slack-morphism 2.31, `SlackContainerBlock`).
 */
const containerChildren = ['actions', 'context', 'divider', 'header', 'image', 'section', 'video'];
const container = also(
  shape(
    {
      type: enumOf('container'),
      child_blocks: list(byType({ ...Object.fromEntries(containerChildren.map((type) => [type, everywhere[type] as Check])), table }), {
        min: 1,
        max: 10,
      }),
    },
    {
      ...blockId,
      title: plainText(150),
      rich_text_title: richText,
      subtitle: anyText(150),
      width: enumOf('narrow', 'standard', 'wide', 'full'),
      icon: image,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  ),
  (value, pointer, problems) => {
    if (value['title'] === undefined && value['rich_text_title'] === undefined) {
      problems.push({ pointer, message: 'must define either `title` or `rich_text_title`' });
    }
    if (value['default_collapsed'] === true && value['is_collapsible'] !== true) {
      problems.push({ pointer: `${pointer}/default_collapsed`, message: 'requires `is_collapsible`' });
    }
  },
);

export const messageBlock: Check = byType({
  ...everywhere,
  carousel: shape({ type: enumOf('carousel'), elements: list(byType({ card }), { min: 1, max: 10 }) }, blockId),
  container,
  context_actions: shape({ type: enumOf('context_actions'), elements: list(byType(contextActionElements), { min: 1, max: 5 }) }, blockId),
  data_table: dataTable,
  markdown: shape({ type: enumOf('markdown'), text: string({ max: maxMarkdownText }) }, blockId),
  plan: shape({ type: enumOf('plan'), title: string() }, { ...blockId, tasks: list(taskCard) }),
  table,
  task_card: taskCard,
});

/** Modals and App Home take neither tables nor markdown. */
export const viewBlock: Check = byType(everywhere);
