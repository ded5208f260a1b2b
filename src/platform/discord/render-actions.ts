import type { APIActionRowComponent, APIButtonComponent, APIComponentInMessageActionRow, APIStringSelectComponent } from 'discord.js';
import { clip } from '../../reply/clip.ts';
import { encodeIntent } from '../../reply/intent-codec.ts';
import type { Intent } from '../../reply/intent.ts';
import type { Action, Reply } from '../../reply/reply.ts';
import { webAddress } from '../../reply/honest-link.ts';
import { discordAddress } from './address.ts';
import { discordLimits } from './limits.ts';
import { addressText } from './render-inline.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const componentType = { row: 1, button: 2, stringSelect: 3 } as const;
const buttonStyle = { primary: 1, secondary: 2, danger: 4, link: 5 } as const;

/** Five rows are as many as a reader takes in; the rest of a longer list stays out. */
const maxRows = 5;

/** Gives every component of a message a slot of its own, so that no two custom ids are equal. */
export type SlotCounter = () => number;

export function createSlotCounter(): SlotCounter {
  let slot = 0;
  return () => slot++;
}

/** Buttons by five in a row, a menu on a row of its own, in the order of the actions. */
export function renderActions(actions: readonly Action[], nextSlot: SlotCounter): readonly Row[] {
  const rows: Row[] = [];
  let buttons: APIButtonComponent[] = [];
  const closeRow = (): void => {
    if (buttons.length > 0) rows.push({ type: componentType.row, components: buttons });
    buttons = [];
  };
  for (const action of actions) {
    if (rows.length >= maxRows) break;
    if (action.kind === 'menu') {
      const menu = renderMenu(action, nextSlot);
      if (!menu) continue;
      closeRow();
      rows.push({ type: componentType.row, components: [menu] });
      continue;
    }
    if (action.kind === 'feedback') {
      closeRow();
      buttons = verdicts.flatMap((verdict) => feedbackButton(action, verdict, nextSlot) ?? []);
      closeRow();
      continue;
    }
    const button =
      action.kind === 'link' ? linkButton(action.label, action.url) : intentButton(action.label, action.intent, nextSlot, action.tone);
    if (!button) continue;
    buttons.push(button);
    if (buttons.length === discordLimits.buttonsPerRow) closeRow();
  }
  closeRow();
  return rows.slice(0, maxRows);
}

const verdicts = ['helpful', 'unhelpful'] as const;

function feedbackButton(
  { question, labels }: Extract<Action, { kind: 'feedback' }>,
  verdict: (typeof verdicts)[number],
  nextSlot: SlotCounter,
): APIButtonComponent | undefined {
  return intentButton(labels[verdict], { kind: 'feedback', verdict, question }, nextSlot);
}

/** The links among the actions that Discord takes in no button, for readers to copy. */
export function renderLeftLinks(actions: readonly Action[]): readonly string[] {
  return actions.flatMap((action) => {
    if (action.kind !== 'link' || linkButton(action.label, action.url) !== undefined) return [];
    const href = webAddress(action.url)?.href;
    return href === undefined || href.length > discordLimits.mediaUrl ? [] : [addressText(action.label, href)];
  });
}

/** ◀ Previous, the place, Next ▶: both ends stay visible, so that the buttons never jump under the pointer. */
export function renderPaging({ intent }: NonNullable<Reply['paging']>, page: number, pageCount: number, nextSlot: SlotCounter): Row {
  const turn = (label: string, to: number): APIButtonComponent => ({
    type: componentType.button,
    style: buttonStyle.secondary,
    label,
    custom_id: encodeIntent({ ...intent, page: Math.min(Math.max(to, 1), pageCount) }, discordLimits.customId, nextSlot()),
    ...(to < 1 || to > pageCount ? { disabled: true } : {}),
  });
  const place = { ...turn(`Page ${page} of ${pageCount}`, page), disabled: true };
  return { type: componentType.row, components: [turn('◀ Previous', page - 1), place, turn('Next ▶', page + 1)] };
}

/** A button that opens an address; undefined if Discord would refuse it. */
export function linkButton(label: string, url: string): APIButtonComponent | undefined {
  const href = discordAddress(url, discordLimits.buttonUrl);
  const shown = clip(label.trim(), discordLimits.buttonLabel);
  if (href === undefined || shown === '') return undefined;
  return { type: componentType.button, style: buttonStyle.link, label: shown, url: href };
}

function intentButton(label: string, intent: Intent, nextSlot: SlotCounter, tone?: 'primary' | 'danger'): APIButtonComponent | undefined {
  const shown = clip(label.trim(), discordLimits.buttonLabel);
  if (shown === '') return undefined;
  return {
    type: componentType.button,
    style: buttonStyle[tone ?? 'secondary'],
    label: shown,
    custom_id: encodeIntent(intent, discordLimits.customId, nextSlot()),
  };
}

function renderMenu(
  { placeholder, options }: Extract<Action, { kind: 'menu' }>,
  nextSlot: SlotCounter,
): APIStringSelectComponent | undefined {
  const shown = options.filter(({ label }) => label.trim() !== '').slice(0, discordLimits.selectOptions);
  if (shown.length === 0) return undefined;
  const hint = clip(placeholder.trim(), discordLimits.selectPlaceholder);
  return {
    type: componentType.stringSelect,
    custom_id: `menu:${nextSlot()}`,
    ...(hint === '' ? {} : { placeholder: hint }),
    options: shown.map(({ label, description, intent }, position) => {
      const note = clip(description?.trim() ?? '', discordLimits.selectOptionText);
      return {
        label: clip(label.trim(), discordLimits.selectOptionText),
        value: encodeIntent(intent, discordLimits.selectOptionText, position),
        ...(note === '' ? {} : { description: note }),
      };
    }),
  };
}
