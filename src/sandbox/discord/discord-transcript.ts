import { type Transcript, type TranscriptStyle, TranscriptWriter } from '../transcript.ts';

/** Discord's numbers for the components that are written out. */
const type = { row: 1, button: 2, select: 3, section: 9, text: 10, thumbnail: 11, gallery: 12, separator: 14, container: 17 } as const;

interface Component {
  readonly type: number;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly content?: string;
  readonly label?: string;
  readonly url?: string;
  readonly custom_id?: string;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly items?: readonly { readonly description?: string; readonly media?: { readonly url?: string } }[];
}

/** Writes out what a Discord message shows: its content, or its components. */
export function transcribeDiscordMessage(
  message: { readonly content?: string; readonly components?: unknown },
  style: TranscriptStyle,
): Transcript {
  const writer = new TranscriptWriter(style);
  if (message.content) writer.text(readable(message.content, style));
  for (const component of (message.components ?? []) as readonly Component[]) write(component, writer);
  return writer.finish();
}

function write(component: Component, writer: TranscriptWriter): void {
  const { style } = writer;
  switch (component.type) {
    case type.container:
      for (const child of component.components ?? []) write(child, writer);
      return;
    case type.text:
      writer.text(readable(component.content ?? '', style));
      return;
    case type.section:
      for (const child of component.components ?? []) write(child, writer);
      if (component.accessory) write(component.accessory, writer);
      return;
    case type.separator:
      writer.text(style.muted('─'.repeat(24)));
      return;
    case type.row:
      writeRow(component.components ?? [], writer);
      return;
    case type.button:
      writer.text(buttonText(component, writer));
      return;
    case type.gallery:
      for (const { description, media } of component.items ?? [])
        writer.text(style.link(`(image: ${description ?? ''})`, media?.url ?? ''));
      return;
    case type.thumbnail:
      return;
    default:
      // An unknown part is shown as it came, never as nothing.
      writer.text(JSON.stringify(component));
  }
}

function writeRow(children: readonly Component[], writer: TranscriptWriter): void {
  const buttons = children.filter((child) => child.type === type.button).map((button) => buttonText(button, writer));
  if (buttons.length > 0) writer.text(buttons.join('   '));
  for (const { custom_id: id = '', placeholder = 'Choose', options = [] } of children.filter((child) => child.type === type.select)) {
    writer.text(writer.style.muted(`▾ ${placeholder}`));
    for (const { label, value } of options) writer.text(`  ${writer.control({ label, id, value })}`);
  }
}

function buttonText({ label = '', url, custom_id: id, disabled }: Component, writer: TranscriptWriter): string {
  if (url !== undefined) return writer.style.link(`${label} ↗`, url);
  if (disabled || id === undefined) return writer.style.muted(label);
  return writer.control({ label, id });
}

/** Discord's Markdown as a reader sees it, near enough for a terminal: escapes resolved, links and emphasis shown, code as it is. */
function readable(markdown: string, { strong, muted, link }: TranscriptStyle): string {
  let isCode = false;
  return markdown
    .split('\n')
    .map((line) => {
      const isFence = line.startsWith('```');
      if (isFence) isCode = !isCode;
      if (isFence || isCode) return line;
      const marker = /^(?<mark>-# |#{1,3} )/u.exec(line)?.groups?.mark ?? '';
      const body = line
        .slice(marker.length)
        .replace(/(?<!\\)\[(?<label>(?:\\.|[^\]\\])+)\]\(<?(?<url>[^)>\s]+)>?\)/gu, (_, label: string, url: string) => link(label, url))
        .replace(/(?<![\\*])\*\*(?<bold>(?:\\.|[^*\\])+)\*\*/gu, (_, bold: string) => strong(bold))
        .replace(/\\(?<escaped>[^\p{L}\p{N}\s])/gu, '$<escaped>');
      if (marker === '-# ') return muted(body);
      return marker === '' ? body : strong(body);
    })
    .join('\n');
}
