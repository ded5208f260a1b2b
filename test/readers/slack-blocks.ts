/**
 * Slack's blocks as a reader sees them, and what Slack would refuse: docs.slack.dev/reference/block-kit, figures written down here once
 * more.
 */
interface AnyBlock {
  readonly type: string;
  readonly [name: string]: unknown;
}

interface Leaf {
  readonly type: string;
  readonly text?: string;
  readonly url?: string;
  readonly style?: unknown;
}

export interface SlackReading {
  readonly text: string;
  readonly live: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** Sections carry their line breaks; a list item, a quotation and code end their own line. Bullets and numbers as Slack draws them. */
export function readRichText(block: unknown): SlackReading {
  const live: string[] = [];
  const links: { label: string; url: string }[] = [];
  const inline = (leaves: readonly Leaf[]): string =>
    leaves
      .map((leaf) => {
        if (leaf.type === 'link') links.push({ label: leaf.text ?? '', url: leaf.url ?? '' });
        else if (leaf.type !== 'text') live.push(leaf.type);
        return leaf.text ?? leaf.url ?? '';
      })
      .join('');
  let text = '';
  const breakLine = (): void => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  for (const element of (block as { elements: readonly AnyBlock[] }).elements) {
    const leaves = element['elements'] as readonly Leaf[];
    switch (element.type) {
      case 'rich_text_section':
        text += inline(leaves);
        break;
      case 'rich_text_list':
        for (const [index, item] of (element['elements'] as readonly { elements: readonly Leaf[] }[]).entries()) {
          breakLine();
          const marker = element['style'] === 'ordered' ? `${Number(element['offset'] ?? 0) + index + 1}. ` : '- ';
          text += `${marker}${inline(item.elements)}\n`;
        }
        break;
      case 'rich_text_quote':
      case 'rich_text_preformatted':
        breakLine();
        text += `${inline(leaves)}\n`;
        break;
      default:
        live.push(element.type);
    }
  }
  return { text, live, links };
}

/** The visible text of mrkdwn: `<…>` is live, entities are characters. */
export function readMrkdwn(source: string): SlackReading {
  const live: string[] = [];
  const links: { label: string; url: string }[] = [];
  const unescape = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const text = source.replaceAll(
    /<([^<>|]*)(?:\|([^<>]*))?>|[<>]|&(?!amp;|lt;|gt;)/g,
    (whole, target: string | undefined, label: string | undefined) => {
      if (target !== undefined && /^https?:/.test(target)) {
        links.push({ label: unescape(label ?? target), url: unescape(target) });
        return label ?? target;
      }
      live.push(whole);
      return whole;
    },
  );
  return { text: unescape(text), live, links };
}

export interface AnySlackPayload {
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly [name: string]: unknown;
}

export function findSlackProblems(payload: AnySlackPayload): readonly string[] {
  const problems: string[] = [];
  const check = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  const blocks = payload.blocks as readonly AnyBlock[];
  const total = visibleLength(blocks);
  check(total <= 9000, `limit: ${total} characters in blocks`);
  check(blocks.length >= 1 && blocks.length <= 50, `limit: ${blocks.length} blocks`);
  check(payload.text.length >= 1 && payload.text.length <= 300, `limit: ${payload.text.length} characters of fallback`);
  check(readMrkdwn(payload.text).live.length === 0, 'mentions: live in the fallback');
  check(payload['unfurl_links'] === false && payload['unfurl_media'] === false, 'unfurling is on');
  check(['in_channel', 'ephemeral'].includes(String(payload['response_type'])), 'response_type');
  const ids = JSON.stringify(blocks).match(/"action_id":"[^"]*"/g) ?? [];
  check(new Set(ids).size === ids.length, 'limit: action_id twice');
  for (const block of blocks) problems.push(...problemsOf(block));
  return problems;
}

function visibleLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + visibleLength(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, each]) => (['type', 'style', 'action_id', 'block_id'].includes(name) ? sum : sum + visibleLength(each)),
    0,
  );
}

function problemsOf(block: AnyBlock): readonly string[] {
  const problems: string[] = [];
  const check = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(`${block.type}: ${problem}`);
  };
  const textObject = (value: unknown, max: number, name: string): void => {
    const { type, text } = value as { type: string; text: string };
    check(['plain_text', 'mrkdwn'].includes(type) && text.length >= 1 && text.length <= max, `${name} text of ${text.length}`);
    check(text.isWellFormed(), 'half a surrogate pair');
    if (type === 'mrkdwn') {
      check(readMrkdwn(text).live.length === 0, `mentions: live in mrkdwn ${text}`);
      check(!/[*_~`@]|:(?! )/.test(text.replaceAll(/<[^>]*\|/g, '')), 'markup in mrkdwn');
    }
  };
  switch (block.type) {
    case 'rich_text': {
      const elements = block['elements'] as readonly AnyBlock[];
      check(elements.length >= 1, 'no element');
      for (const element of elements) for (const problem of richTextProblems(element)) check(false, problem);
      break;
    }
    case 'context': {
      const elements = block['elements'] as readonly unknown[];
      check(elements.length >= 1 && elements.length <= 10, 'elements');
      for (const element of elements) textObject(element, 3000, 'context');
      break;
    }
    case 'actions': {
      const elements = block['elements'] as readonly AnyBlock[];
      check(elements.length >= 1 && elements.length <= 25, 'elements');
      for (const element of elements) checkAction(element, check, textObject);
      break;
    }
    case 'context_actions': {
      const elements = block['elements'] as readonly AnyBlock[];
      check(elements.length >= 1 && elements.length <= 5, 'elements');
      for (const element of elements) {
        check(element.type === 'feedback_buttons', `element ${element.type}`);
        for (const button of [element['positive_button'], element['negative_button']] as readonly AnyBlock[]) {
          textObject(button['text'], 75, 'button');
          check(String(button['value']).length <= 2000, 'value');
        }
      }
      break;
    }
    case 'image':
      check(
        String(block['image_url']).length <= 3000 && String(block['alt_text']).length >= 1 && String(block['alt_text']).length <= 2000,
        'image',
      );
      break;
    case 'divider':
      break;
    case 'table': {
      const rows = block['rows'] as readonly (readonly AnyBlock[])[];
      check(rows.length >= 1 && rows.length <= 100 && rows.every((row) => row.length >= 1 && row.length <= 20), 'rows');
      check(
        rows.flat().every(({ type, text }) => type === 'raw_text' && String(text) !== '' && String(text).isWellFormed()),
        'cells',
      );
      break;
    }
    case 'alert':
      textObject(block['text'], 200, 'alert');
      check(['default', 'info', 'warning', 'error', 'success'].includes(String(block['level'])), 'level');
      break;
    case 'carousel': {
      const cards = block['elements'] as readonly AnyBlock[];
      check(cards.length >= 1 && cards.length <= 10, 'cards');
      for (const card of cards) {
        textObject(card['title'], 150, 'title');
        if (card['subtitle'] !== undefined) textObject(card['subtitle'], 150, 'subtitle');
        if (card['body'] !== undefined) textObject(card['body'], 200, 'body');
      }
      break;
    }
    default:
      check(false, 'unknown block');
  }
  return problems;
}

function checkAction(
  element: AnyBlock,
  check: (holds: boolean, problem: string) => void,
  textObject: (value: unknown, max: number, name: string) => void,
): void {
  check(String(element['action_id']).length <= 255, 'action_id');
  if (element.type === 'button') {
    textObject(element['text'], 75, 'button');
    check(element['value'] === undefined || String(element['value']).length <= 2000, 'value');
    check(element['url'] === undefined || String(element['url']).length <= 3000, 'url');
    return;
  }
  check(element.type === 'static_select', 'element');
  const options = element['options'] as readonly Readonly<Record<string, unknown>>[];
  check(options.length >= 1 && options.length <= 100, 'options');
  if (element['placeholder'] !== undefined) textObject(element['placeholder'], 150, 'placeholder');
  for (const option of options) {
    textObject(option['text'], 75, 'option');
    if (option['description'] !== undefined) textObject(option['description'], 75, 'description');
    check(String(option['value']).length >= 1 && String(option['value']).length <= 150, 'option value');
  }
}

function richTextProblems(element: AnyBlock): readonly string[] {
  const leaves = (
    element.type === 'rich_text_list'
      ? (element['elements'] as readonly { elements: readonly Leaf[] }[]).flatMap((item) => item.elements)
      : element['elements']
  ) as readonly Leaf[];
  const problems: string[] = [];
  if (!['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'].includes(element.type))
    problems.push(`unknown element ${element.type}`);
  if (leaves.length === 0) problems.push('no leaf');
  if (Number(element['indent'] ?? 0) > 8) problems.push('indent');
  for (const leaf of leaves) {
    if (leaf.type !== 'text' && leaf.type !== 'link') problems.push(`mentions: live element ${leaf.type}`);
    if (leaf.text === undefined || leaf.text === '') problems.push('empty text');
    else if (!leaf.text.isWellFormed()) problems.push('half a surrogate pair');
    if (leaf.type === 'link' && !/^https?:\/\//.test(leaf.url ?? '')) problems.push('link url');
    if (element.type === 'rich_text_preformatted' && leaf.style !== undefined) problems.push('style in code');
  }
  return problems;
}
