import type { LostPart, Plainer } from '../send-plainer.ts';
import type { SlackDraft } from './draft.ts';
import { slackLimits } from './limits.ts';
import { inPlainerForm, kindsIn } from './native-kinds.ts';
import { addressesIn, type Block, describeBlock, plainerBlock, isPing, plainSection, wordsIn } from './plainer-block.ts';
import { type Pointer, readSlackRefusal, type SlackRefusal } from './refusal.ts';
import { keepText } from '../../words/kept-text.ts';

/** The same message without what Slack refused; see `PlainSending.simplify`. In a view so many other blocks may stand above it. */
export function simplifySlack(draft: SlackDraft, error: unknown, isPatient: boolean, blocksAbove = 0): Plainer<SlackDraft> | undefined {
  const read = readSlackRefusal(error);
  if (read === undefined) return undefined;
  const refusal = { ...read, pointers: read.pointers.map((pointer) => withinAnswer(pointer, blocksAbove)) };
  if (threadCodes.has(refusal.code)) {
    const { thread, ...rest } = draft;
    return thread === undefined ? undefined : { draft: rest, lost: [{ what: keepText('partThread'), why: refusal.why }] };
  }
  return withoutMetadata(draft, refusal) ?? (isPatient ? withoutNamed(draft, refusal) : undefined) ?? nextForm(draft, refusal, isPatient);
}

/** `/view/blocks/3` of a view with one block above its answer is the answer's `/blocks/2`. */
function withinAnswer(pointer: Pointer, blocksAbove: number): Pointer {
  const [first, index, ...rest] = pointer[0] === 'view' ? pointer.slice(1) : pointer;
  if (first !== 'blocks' || index === undefined) return pointer;
  return [first, String(Number(index) - blocksAbove), ...rest];
}

/** The channel takes no threads, or not this one: a note stands in the channel then. */
const threadCodes: ReadonlySet<string> = new Set([
  'cannot_reply_to_message',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
]);

/** A draft without the pictures and links that Slack refused a while ago. */
export function withoutRefused(draft: SlackDraft, isRefused: (address: string) => boolean): SlackDraft {
  const blocks = draft.blocks.flatMap((block) => {
    if (!addressesIn(block).some(isRefused)) return [block];
    const places = block['type'] === 'actions' ? refusedElements(block, isRefused) : [[]];
    return places.reduce<readonly Block[]>((shown, place) => replaceIn(shown, 0, place) ?? shown, [block]);
  });
  return { ...draft, blocks };
}

function refusedElements(block: Block, isRefused: (address: string) => boolean): readonly Pointer[] {
  const elements = Array.isArray(block['elements']) ? (block['elements'] as unknown[]) : [];
  return elements.flatMap((element, index) => (addressesIn(element).some(isRefused) ? [['elements', String(index)]] : [])).toReversed();
}

function withoutMetadata(draft: SlackDraft, { code, pointers, why }: SlackRefusal): Plainer<SlackDraft> | undefined {
  const isMeant = code.includes('metadata') || pointers.some(([first]) => first === 'metadata');
  if (!isMeant || draft.marker === undefined || draft.marker.carrier !== 'metadata') return undefined;
  const carrier = draft.blocks.length === 0 ? 'text' : 'block';
  return { draft: { ...draft, marker: { ...draft.marker, carrier } }, lost: [{ what: keepText('partMetadata'), why }] };
}

/** Every place that Slack named: the last ones first, so that the places before them stay where they are. */
function withoutNamed(draft: SlackDraft, { pointers, why }: SlackRefusal): Plainer<SlackDraft> | undefined {
  const lost: LostPart[] = [];
  let blocks = draft.blocks;
  for (const [, index = '', ...at] of placesOf(pointers)) {
    const refused = draft.blocks[Number(index)];
    const next = replaceIn(blocks, Number(index), at);
    if (refused === undefined || next === undefined) continue;
    lost.push(lostOf(refused, at, why));
    blocks = next;
  }
  return lost.length === 0 ? undefined : { draft: keepingMarker({ ...draft, blocks }), lost };
}

/** One for each block, or element of an actions block: its other members are the same part. */
function placesOf(pointers: readonly Pointer[]): readonly Pointer[] {
  const found = new Map<string, Pointer>();
  for (const pointer of pointers) if (pointer[0] === 'blocks') found.set(pointer.slice(0, 4).join('/'), pointer);
  return [...found.values()].sort((a, b) => Number(b[1]) - Number(a[1]) || Number(b[3]) - Number(a[3]));
}

function replaceIn(blocks: readonly Block[], index: number, at: Pointer): readonly Block[] | undefined {
  const block = blocks[index];
  const plainer = block === undefined ? undefined : plainerBlock(block, at);
  return plainer === undefined ? undefined : [...blocks.slice(0, index), ...plainer, ...blocks.slice(index + 1)];
}

function lostOf(block: Block, at: Pointer, why: string): LostPart {
  const [, index] = at;
  const element = at[0] === 'elements' && Array.isArray(block['elements']) ? (block['elements'] as unknown[])[Number(index)] : undefined;
  const [address] = addressesIn(element ?? block);
  const isPicture = block['type'] === 'image';
  return {
    what: describeBlock(block, at),
    why,
    ...(address === undefined ? {} : { address }),
    ...(isPicture ? { mayHeal: true } : {}),
    ...(isPing(block) ? { isSetting: true } : {}),
  };
}

/** The forms to try if Slack names no place, or one without a plainer form: each holds less than the one before. */
function nextForm(draft: SlackDraft, { code, why }: SlackRefusal, isPatient: boolean): Plainer<SlackDraft> | undefined {
  const isTooLong = code === 'msg_too_long' || code === 'msg_blocks_too_long';
  const gentle = isPatient && !isTooLong ? [withoutNativeKinds, withoutPictures, withoutButtons, inPlainSections] : [];
  for (const form of [...gentle, inText, inShortText]) {
    const next = form(draft);
    if (next !== undefined)
      return { draft: next.draft, lost: next.what.map((what) => ({ what, why, ...(next.mayHeal ? { mayHeal: true } : {}) })) };
  }
  return undefined;
}

interface Form {
  readonly draft: SlackDraft;
  readonly what: readonly string[];
  readonly mayHeal?: boolean;
}

/** The newest kinds of blocks, which a Slack takes least surely: plainer blocks in their place show the same. */
function withoutNativeKinds(draft: SlackDraft): Form | undefined {
  const kinds = kindsIn(draft.blocks);
  const native = draft.blocks.filter(({ type }) => kinds.some((kind) => kind === type));
  return native.length === 0
    ? undefined
    : {
        draft: keepingMarker({ ...draft, blocks: inPlainerForm(draft.blocks, kinds) }),
        what: [...new Set(native.map((block) => describeBlock(block, [])))],
      };
}

function withoutPictures(draft: SlackDraft): Form | undefined {
  const blocks = draft.blocks.filter(({ type }) => type !== 'image' && type !== 'video');
  return blocks.length === draft.blocks.length
    ? undefined
    : { draft: keepingMarker({ ...draft, blocks }), what: [keepText('partPictures')], mayHeal: true };
}

function withoutButtons(draft: SlackDraft): Form | undefined {
  const blocks = draft.blocks.flatMap((block) => (block['type'] === 'actions' ? (plainerBlock(block, []) ?? []) : [block]));
  return draft.blocks.some(({ type }) => type === 'actions')
    ? { draft: keepingMarker({ ...draft, blocks }), what: [keepText('partButtons')] }
    : undefined;
}

function inPlainSections(draft: SlackDraft): Form | undefined {
  const blocks = draft.blocks.flatMap(wordsIn).map(plainSection);
  const isSame = JSON.stringify(blocks) === JSON.stringify(draft.blocks) || blocks.length === 0;
  return isSame ? undefined : { draft: { ...draft, blocks }, what: [keepText('partStyle')] };
}

/** No blocks at all: the text that notifications show stands first, and then the words of the blocks. */
function inText(draft: SlackDraft): Form | undefined {
  if (draft.blocks.length === 0) return undefined;
  const words = draft.blocks.flatMap(wordsIn).join('\n');
  return { draft: asText(draft, words === '' ? draft.text : escaped(words)), what: [keepText('partAllButWords')] };
}

function inShortText(draft: SlackDraft): Form | undefined {
  return draft.text.length <= slackLimits.fallbackText
    ? undefined
    : { draft: asText(draft, draft.text.slice(0, slackLimits.fallbackText)), what: [keepText('partMostWords')] };
}

function asText(draft: SlackDraft, text: string): SlackDraft {
  const carrier = draft.marker?.carrier === 'metadata' ? 'metadata' : 'text';
  return { ...draft, blocks: [], text, ...(draft.marker === undefined ? {} : { marker: { ...draft.marker, carrier } }) };
}

/** A text counts with what it is escaped to; Slack cuts far above this. */
function escaped(words: string): string {
  return words.slice(0, slackLimits.textObject).toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** If no block is left, the mark that was on one stands in the text. */
function keepingMarker(draft: SlackDraft): SlackDraft {
  return draft.blocks.length === 0 && draft.marker?.carrier === 'block'
    ? { ...draft, marker: { ...draft.marker, carrier: 'text' } }
    : draft;
}
