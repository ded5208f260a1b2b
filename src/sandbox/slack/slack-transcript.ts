import { type Transcript, type TranscriptStyle, TranscriptWriter } from '../transcript.ts';

interface TextObject {
  readonly type: string;
  readonly text: string;
}

interface FeedbackButton {
  readonly text: TextObject;
  readonly value: string;
}

interface Element {
  readonly type: string;
  readonly text?: string | TextObject;
  readonly url?: string;
  readonly style?: string | Readonly<Record<string, boolean>>;
  readonly elements?: readonly Element[];
  readonly fields?: readonly TextObject[];
  readonly accessory?: Element;
  readonly indent?: number;
  readonly offset?: number;
  readonly action_id?: string;
  readonly value?: string;
  readonly placeholder?: TextObject;
  readonly options?: readonly { readonly text: TextObject; readonly value: string }[];
  readonly positive_button?: FeedbackButton;
  readonly negative_button?: FeedbackButton;
  readonly title?: TextObject;
  readonly child_blocks?: readonly Element[];
  readonly subtitle?: TextObject;
  readonly body?: TextObject;
  readonly actions?: readonly Element[];
  readonly rows?: readonly (readonly Element[])[];
  readonly alt_text?: string;
  readonly image_url?: string;
}

/** Writes out what a Slack message shows: its blocks, or its text where there are none. */
export function transcribeSlackMessage(message: { readonly text?: string; readonly blocks?: unknown }, style: TranscriptStyle): Transcript {
  const writer = new TranscriptWriter(style);
  const blocks = (message.blocks ?? []) as readonly Element[];
  if (blocks.length === 0 && message.text) writer.text(readable(message.text, style));
  for (const block of blocks) write(block, writer);
  return writer.finish();
}

function write(block: Element, writer: TranscriptWriter): void {
  const { style } = writer;
  switch (block.type) {
    case 'header':
      writer.text(style.strong(textOf(block, style)));
      return;
    case 'section':
      if (block.text !== undefined) writer.text(textOf(block, style));
      for (const field of block.fields ?? []) writer.text(readable(field.text, style));
      if (block.accessory) writeControls([block.accessory], writer);
      return;
    case 'context':
      writer.text(style.muted((block.elements ?? []).map((element) => textOf(element, style)).join('  ')));
      return;
    case 'divider':
      writer.text(style.muted('─'.repeat(24)));
      return;
    case 'rich_text':
      for (const element of block.elements ?? []) writer.text(richText(element, style));
      return;
    case 'actions':
    case 'context_actions':
      writeControls(block.elements ?? [], writer);
      return;
    case 'alert':
      writer.text(textOf(block, style));
      return;
    case 'table':
      for (const row of block.rows ?? []) writer.text(row.map((cell) => textOf(cell, style).trim()).join(' | '));
      return;
    case 'container':
      if (block.title !== undefined) writer.text(style.strong(readable(block.title.text, style)));
      for (const child of block.child_blocks ?? []) write(child, writer);
      return;
    case 'carousel':
      for (const card of block.elements ?? []) write(card, writer);
      return;
    case 'card':
      for (const part of [block.title, block.subtitle, block.body]) if (part !== undefined) writer.text(readable(part.text, style));
      if (block.actions) writeControls(block.actions, writer);
      return;
    case 'image':
      writer.text(style.link(`(image: ${block.alt_text ?? ''})`, block.image_url ?? ''));
      return;
    default:
      // An unknown part is shown as it came, never as nothing.
      writer.text(JSON.stringify(block));
  }
}

function writeControls(elements: readonly Element[], writer: TranscriptWriter): void {
  const buttons = elements.flatMap((element) =>
    element.type === 'button' ? [buttonText(element, writer)] : element.type === 'feedback_buttons' ? feedbackTexts(element, writer) : [],
  );
  if (buttons.length > 0) writer.text(buttons.join('   '));
  for (const { action_id: id = '', placeholder, options = [] } of elements.filter(
    ({ type }) => type.endsWith('select') || type === 'overflow',
  )) {
    writer.text(writer.style.muted(`▾ ${placeholder?.text ?? 'Choose'}`));
    for (const { text, value } of options) writer.text(`  ${writer.control({ label: text.text, id, value })}`);
  }
}

function feedbackTexts(
  { action_id: id = '', positive_button: positive, negative_button: negative }: Element,
  writer: TranscriptWriter,
): string[] {
  return [positive, negative].flatMap((button) => (button ? [writer.control({ label: button.text.text, id, value: button.value })] : []));
}

function buttonText(button: Element, writer: TranscriptWriter): string {
  const label = textOf(button, writer.style);
  if (button.url !== undefined) return writer.style.link(`${label} ↗`, button.url);
  return writer.control({ label, id: button.action_id ?? '', ...(button.value === undefined ? {} : { value: button.value }) });
}

function textOf({ text = '', alt_text: alt }: Element, style: TranscriptStyle): string {
  if (typeof text === 'string') return text === '' ? (alt ?? '') : readable(text, style);
  return text.type === 'mrkdwn' ? readable(text.text, style) : text.text;
}

function richText(element: Element, style: TranscriptStyle): string {
  const inner = (): string => (element.elements ?? []).map((child) => inline(child, style)).join('');
  switch (element.type) {
    case 'rich_text_list':
      return (element.elements ?? [])
        .map((item, position) => {
          const marker = element.style === 'ordered' ? `${(element.offset ?? 0) + position + 1}.` : '•';
          return `${'  '.repeat(element.indent ?? 0)}${marker} ${richText(item, style)}`;
        })
        .join('\n');
    case 'rich_text_quote':
      return inner()
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'rich_text_preformatted':
      return inner()
        .split('\n')
        .map((line) => `    ${line}`)
        .join('\n');
    default:
      return inner();
  }
}

function inline(element: Element, { strong, link }: TranscriptStyle): string {
  const text = typeof element.text === 'string' ? element.text : '';
  if (element.type === 'link') return link(text === '' ? (element.url ?? '') : text, element.url ?? '');
  if (element.type !== 'text') return JSON.stringify(element);
  return typeof element.style === 'object' && element.style.bold ? strong(text) : text;
}

/** mrkdwn as a reader sees it: links and emphasis shown, entities resolved. */
function readable(mrkdwn: string, { strong, link }: TranscriptStyle): string {
  return mrkdwn
    .replace(/<(?<url>https?:[^|>]+)(?:\|(?<label>[^>]*))?>/gu, (_, url: string, label: string | undefined) => link(label ?? url, url))
    .replace(/(?<![\p{L}\p{N}*])\*(?<bold>[^*\n]+)\*(?![\p{L}\p{N}*])/gu, (_, bold: string) => strong(bold))
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&');
}
