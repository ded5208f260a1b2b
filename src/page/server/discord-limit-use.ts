import { isJson, type Json } from '../../sandbox/discord/json.ts';
import { discordLimits as limits } from '../../sandbox/discord/limits.ts';
import { componentTypes } from '../../sandbox/discord/validate/component-types.ts';
import type { LimitUse } from '../protocol.ts';

interface Sums {
  components: number;
  characters: number;
  bytes: number;
  customId: number;
  label: number;
  options: number;
}

/** The share of Discord's limits that a message uses, counted as Discord counts: over all components, nested ones included. */
export function measureDiscord(payload: Json): readonly LimitUse[] {
  const content = typeof payload['content'] === 'string' ? payload['content'] : '';
  const components = Array.isArray(payload['components']) ? payload['components'].filter(isJson) : [];
  const sums: Sums = { components: 0, characters: 0, bytes: 0, customId: 0, label: 0, options: 0 };
  for (const component of components) add(component, sums);
  const uses: LimitUse[] = [];
  if (content !== '')
    uses.push({ name: 'Content', used: content.length, limit: limits.content, unit: 'characters', source: 'resources/message' });
  if (components.length === 0) return uses;
  uses.push(
    {
      name: 'Text over all displays',
      used: sums.characters,
      limit: limits.displayText,
      unit: 'characters',
      source: 'measured: discord-api-docs#8562',
    },
    {
      name: 'Bytes over all displays',
      used: sums.bytes,
      limit: limits.displayBytes,
      unit: 'bytes',
      source: 'measured: discord-api-docs#8554',
    },
    {
      name: 'Components, nested ones included',
      used: sums.components,
      limit: limits.components,
      unit: 'components',
      source: 'components/reference',
    },
  );
  if (sums.customId > 0)
    uses.push({
      name: 'Longest custom_id',
      used: sums.customId,
      limit: limits.customId,
      unit: 'characters',
      source: 'components/reference',
    });
  if (sums.label > 0)
    uses.push({
      name: 'Longest button label',
      used: sums.label,
      limit: limits.buttonLabel,
      unit: 'characters',
      source: 'components/reference',
    });
  if (sums.options > 0)
    uses.push({
      name: 'Options of a menu',
      used: sums.options,
      limit: limits.selectOptions,
      unit: 'components',
      source: 'components/reference',
    });
  return uses;
}

function add(component: Json, sums: Sums): void {
  sums.components += 1;
  if (component['type'] === componentTypes.textDisplay && typeof component['content'] === 'string') {
    sums.characters += component['content'].length;
    sums.bytes += Buffer.byteLength(component['content']) + limits.displayOverheadBytes;
  }
  sums.customId = Math.max(sums.customId, lengthOf(component['custom_id']));
  if (component['type'] === componentTypes.button) sums.label = Math.max(sums.label, lengthOf(component['label']));
  if (Array.isArray(component['options'])) {
    sums.options = Math.max(sums.options, component['options'].length);
  }
  const children = [component['components'], component['accessory'], component['component']].flat().filter(isJson);
  for (const child of children) add(child, sums);
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}
