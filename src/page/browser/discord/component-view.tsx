import type { ComponentChild } from 'preact';
import type { Json } from '../../protocol.ts';
import { UnknownPart } from '../controls/unknown-part.tsx';
import { numberOf } from '../payload.ts';
import { renderActionRow } from './components/action-row.tsx';
import { renderButton } from './components/button.tsx';
import { renderContainer } from './components/container.tsx';
import { renderChoices, renderLabel, renderTextInput } from './components/fields.tsx';
import { renderFile, renderGallery, renderThumbnail } from './components/media.tsx';
import type { Part } from './components/part.ts';
import { renderSection } from './components/section.tsx';
import { renderSelect } from './components/select.tsx';
import { renderSeparator } from './components/separator.tsx';
import { renderTextDisplay } from './components/text-display.tsx';

/** By the numbers of components/reference. */
export const discordParts: Readonly<Record<number, Part>> = {
  1: renderActionRow,
  2: renderButton,
  3: renderSelect,
  4: renderTextInput,
  5: renderSelect,
  6: renderSelect,
  7: renderSelect,
  8: renderSelect,
  9: renderSection,
  10: renderTextDisplay,
  11: renderThumbnail,
  12: renderGallery,
  13: renderFile,
  14: renderSeparator,
  17: renderContainer,
  18: renderLabel,
  21: renderChoices,
  22: renderChoices,
  23: renderChoices,
};

/** Any component; one of no known kind as its JSON. */
export function renderComponent(component: Json, index: number): ComponentChild {
  const part = discordParts[numberOf(component['type']) ?? 0];
  return (
    <div class="d-part" key={index}>
      {part ? part(component, renderComponent) : <UnknownPart kind={`component ${String(component['type'])}`} value={component} />}
    </div>
  );
}
