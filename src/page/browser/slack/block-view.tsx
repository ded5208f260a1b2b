import type { ComponentChild } from 'preact';
import type { Json } from '../../protocol.ts';
import { UnknownPart } from '../controls/unknown-part.tsx';
import { textOf } from '../payload.ts';
import { renderActions, renderInput } from './blocks/actions.tsx';
import { renderCard, renderCarousel } from './blocks/cards.tsx';
import { renderContainer } from './blocks/container.tsx';
import { renderImage } from './blocks/image.tsx';
import type { Part } from './blocks/part.ts';
import { renderRichText } from './blocks/rich-text.tsx';
import { renderTable } from './blocks/table.tsx';
import { renderAlert, renderContext, renderDivider, renderHeader, renderMarkdown, renderSection } from './blocks/words.tsx';
import { renderButton } from './elements/button.tsx';
import { renderFeedback } from './elements/feedback.tsx';
import { renderExternalSelect } from './elements/external-select.tsx';
import { renderChecks, renderTextInput } from './elements/fields.tsx';
import { renderSelect } from './elements/select.tsx';

/** Blocks and elements by their names in Block Kit's reference. */
export const slackParts: ReadonlyMap<string, Part> = new Map(
  Object.entries({
    rich_text: renderRichText,
    header: renderHeader,
    section: renderSection,
    context: renderContext,
    divider: renderDivider,
    actions: renderActions,
    context_actions: renderActions,
    feedback_buttons: renderFeedback,
    input: renderInput,
    image: renderImage,
    table: renderTable,
    data_table: renderTable,
    markdown: renderMarkdown,
    alert: renderAlert,
    carousel: renderCarousel,
    card: renderCard,
    container: renderContainer,
    button: renderButton,
    static_select: renderSelect,
    multi_static_select: renderSelect,
    users_select: renderSelect,
    multi_users_select: renderSelect,
    channels_select: renderSelect,
    multi_channels_select: renderSelect,
    conversations_select: renderSelect,
    multi_conversations_select: renderSelect,
    overflow: renderSelect,
    external_select: renderExternalSelect,
    multi_external_select: renderExternalSelect,
    plain_text_input: renderTextInput,
    email_text_input: renderTextInput,
    url_text_input: renderTextInput,
    number_input: renderTextInput,
    datepicker: renderTextInput,
    timepicker: renderTextInput,
    checkboxes: renderChecks,
    radio_buttons: renderChecks,
  }),
);

/** Any block or element; one of no known kind as its JSON. */
export function renderBlock(block: Json, index: number): ComponentChild {
  const kind = textOf(block['type']);
  const part = slackParts.get(kind);
  return (
    <div class={`s-part s-part-${kind}`} key={index}>
      {part ? part(block, renderBlock) : <UnknownPart kind={kind} value={block} />}
    </div>
  );
}
