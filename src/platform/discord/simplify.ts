import type { LostPart, Plainer } from '../send-plainer.ts';
import {
  addressOf,
  type Component,
  componentAt,
  componentPathOf,
  componentType,
  isComponent,
  type Path,
  textDisplay,
  walk,
} from './component-tree.ts';
import { type DiscordDraft, withMarker } from './draft.ts';
import { hasMarker } from './delivery-marker.ts';
import { discordLimits } from './limits.ts';
import { buttonAsText, describeComponent, plainerAt, plainerForm, wordsOf } from './plainer-component.ts';
import { type DiscordRefusal, readDiscordRefusal } from './refusal.ts';
import { keepText } from '../../words/kept-text.ts';

export interface SimplifyOptions {
  /** A message with components of version 2 stays one: an edit has no form without them. */
  readonly keepsComponents: boolean;
  /** The title of a post or thread whose own title was refused; empty for a message without one. */
  readonly plainTitle: string;
}

/** The same message without what Discord refused; see `PlainSending.simplify`. */
export function simplifyDiscord(
  draft: DiscordDraft,
  error: unknown,
  isPatient: boolean,
  options: SimplifyOptions,
): Plainer<DiscordDraft> | undefined {
  const refusal = readDiscordRefusal(error);
  if (refusal === undefined) return undefined;
  const { kind, paths, why } = refusal;
  if (kind === 'tags' || (paths.some(([first]) => first === 'applied_tags') && draft.tags.length > 0))
    return draft.tags.length === 0
      ? undefined
      : { draft: { ...draft, tags: [] }, lost: [{ what: keepText('partTags'), why, isSetting: true }] };
  const named = isPatient
    ? (withoutNamed(draft, refusal, options.plainTitle) ?? (kind === 'links' ? withoutAddresses(draft, why) : undefined))
    : undefined;
  return named ?? nextForm(draft, why, isPatient, options);
}

/** A draft with the addresses as text that Discord refused a while ago. */
export function withoutRefused(draft: DiscordDraft, isRefused: (address: string) => boolean): DiscordDraft {
  const isKnown = (component: Component): boolean => {
    const address = addressOf(component);
    return address !== undefined && isRefused(address);
  };
  return { ...draft, components: replaceAll(draft.components, isKnown) };
}

/** Every place that Discord named: the last ones first, so that the places before them stay where they are. */
function withoutNamed(draft: DiscordDraft, { paths, why }: DiscordRefusal, plainTitle: string): Plainer<DiscordDraft> | undefined {
  const lost: LostPart[] = [];
  let next = draft;
  if (paths.some(([first]) => first === 'allowed_mentions') && draft.roles.length > 0) {
    next = withoutPing(next);
    lost.push({ what: keepText('partPing'), why, isSetting: true });
  }
  if (paths.some(([first]) => first === 'name') && next.title !== plainTitle) {
    next = { ...next, title: plainTitle };
    lost.push({ what: keepText('partTitle'), why });
  }
  for (const { place, member } of placesOf(draft.components, paths)) {
    const refused = componentAt(draft.components, place);
    const components = plainerAt(next.components, place, member);
    if (refused === undefined || components === next.components) continue;
    lost.push(lostOf(refused, why));
    next = { ...next, components, ...carrierAfter(next, refused) };
  }
  return lost.length === 0 ? undefined : { draft: withMarker(next), lost };
}

interface Place {
  readonly place: Path;
  /** The member of the component that was refused. */
  readonly member: string | undefined;
}

function placesOf(components: readonly Component[], paths: readonly Path[]): readonly Place[] {
  const places = new Map<string, Place>();
  for (const [root, ...path] of paths) {
    const place = root === 'components' ? componentPathOf(components, path) : undefined;
    if (place !== undefined && !places.has(place.join('.'))) places.set(place.join('.'), { place, member: path[place.length] });
  }
  return [...places.values()].sort((a, b) => comparePaths(b.place, a.place));
}

function comparePaths(a: Path, b: Path): number {
  for (const [index, step] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (step !== other) return Number.isNaN(Number(step)) ? step.localeCompare(other) : Number(step) - Number(other);
  }
  return a.length - b.length;
}

function lostOf(component: Component, why: string): LostPart {
  const address = addressOf(component) ?? (isComponent(component['accessory']) ? addressOf(component['accessory']) : undefined);
  const isPicture = component['type'] === componentType.gallery || component['type'] === componentType.thumbnail;
  return {
    what: describeComponent(component),
    why,
    ...(address === undefined ? {} : { address }),
    ...(isPicture ? { mayHeal: true } : {}),
    ...(isPing(component) ? { isSetting: true } : {}),
  };
}

/** A button that only carried the marker was refused: no other will be taken. */
function carrierAfter({ marker }: DiscordDraft, refused: Component): Pick<DiscordDraft, 'marker'> {
  const isBare = marker !== undefined && JSON.stringify(refused).includes(`"marker|${marker.id}"`);
  return isBare ? { marker: { ...marker, carrier: 'text' } } : {};
}

function withoutPing(draft: DiscordDraft): DiscordDraft {
  return { ...draft, roles: [], components: draft.components.filter((component) => !isPing(component)) };
}

function isPing(component: Component): boolean {
  return /^<@&\d+>$/u.test(String(component['content']));
}

function withoutAddresses(draft: DiscordDraft, why: string): Plainer<DiscordDraft> | undefined {
  const isLinked = (component: Component): boolean => addressOf(component) !== undefined || String(component['content']).includes('](http');
  const components = replaceAll(draft.components, isLinked);
  return components === draft.components
    ? undefined
    : { draft: withMarker({ ...draft, components }), lost: [{ what: keepText('partLinks'), why }] };
}

/** The forms to try if Discord names no place, or one without a plainer form: each holds less than the one before. */
function nextForm(draft: DiscordDraft, why: string, isPatient: boolean, options: SimplifyOptions): Plainer<DiscordDraft> | undefined {
  const forms = [...(isPatient ? ([withoutPictures, inWordsAlone] as const) : []), inOneText, ...(options.keepsComponents ? [] : [bare])];
  for (const form of forms) {
    const next = form(draft, options.plainTitle);
    if (next !== undefined)
      return { draft: withMarker(next.draft), lost: [{ what: next.what, why, ...(next.mayHeal ? { mayHeal: true } : {}) }] };
  }
  return undefined;
}

interface Form {
  readonly draft: DiscordDraft;
  readonly what: string;
  readonly mayHeal?: boolean;
}

function withoutPictures(draft: DiscordDraft): Form | undefined {
  const types: readonly unknown[] = [componentType.gallery, componentType.thumbnail, componentType.file];
  const components = replaceAll(draft.components, ({ type }) => types.includes(type));
  return components === draft.components ? undefined : { draft: { ...draft, components }, what: keepText('partPictures'), mayHeal: true };
}

/** Texts, and the buttons that a message is found by. */
function inWordsAlone(draft: DiscordDraft): Form | undefined {
  const { marker } = draft;
  const components = flatten(draft.components).flatMap((component): readonly Component[] => {
    if (component['type'] === componentType.text) return [component];
    return marker !== undefined && component['type'] === componentType.row && hasMarker(component, marker.id)
      ? markRow(component, draft)
      : (plainerForm(component) ?? []);
  });
  if (JSON.stringify(components) === JSON.stringify(draft.components)) return undefined;
  return { draft: withoutPing({ ...draft, components }), what: keepText('partSurroundings') };
}

/** Of a row of buttons the first that carries the marker, and the addresses of the others. */
function markRow(row: Component, { marker }: DiscordDraft): readonly Component[] {
  const children = (row['components'] as readonly Component[]) ?? [];
  const carrier = children.find((child) => marker !== undefined && child['type'] === componentType.button && hasMarker(child, marker.id));
  return [...children.flatMap(buttonAsText), ...(carrier === undefined ? [] : [{ ...row, components: [carrier] }])];
}

function inOneText(draft: DiscordDraft, plainTitle: string): Form | undefined {
  if (draft.content !== undefined || isOneText(draft)) return undefined;
  const components = [textDisplay(wordsWithin(draft, discordLimits.textTotal - markRoom))];
  return { draft: markedInText({ ...withoutPing(draft), components, title: plainTitle }), what: keepText('partAllButWords') };
}

function isOneText({ components, marker }: DiscordDraft): boolean {
  const words = components.filter((component) => marker === undefined || !hasMarker(component, marker.id));
  return components.every(({ type }) => type === componentType.text) && words.length === 1;
}

function bare(draft: DiscordDraft, plainTitle: string): Form | undefined {
  if (draft.content !== undefined) return undefined;
  const content = wordsWithin(draft, discordLimits.content - markRoom);
  return { draft: markedInText({ ...withoutPing(draft), components: [], content, title: plainTitle }), what: keepText('partAllButWords') };
}

/** Room for the line that carries the marker. */
const markRoom = 40;

function markedInText(draft: DiscordDraft): DiscordDraft {
  return draft.marker === undefined ? draft : { ...draft, marker: { ...draft.marker, carrier: 'text' } };
}

/** As many of the texts as fit; of the first one, its beginning. */
function wordsWithin({ components, marker }: DiscordDraft, room: number): string {
  const words = components.flatMap(wordsOf).filter((text) => marker === undefined || !text.includes(marker.id));
  let shown = '';
  for (const text of words) {
    const longer = shown === '' ? text : `${shown}\n${text}`;
    if (longer.length > room) return shown === '' ? `${text.slice(0, room - 1)}…`.toWellFormed() : shown;
    shown = longer;
  }
  return shown === '' ? '…' : shown;
}

function flatten(components: readonly Component[]): readonly Component[] {
  return components.flatMap((component) =>
    component['type'] === componentType.container || component['type'] === componentType.section
      ? flatten(plainerForm(component) ?? [])
      : [component],
  );
}

/** The same list where none is replaced. */
function replaceAll(components: readonly Component[], isMeant: (component: Component) => boolean): readonly Component[] {
  let current = components;
  // One after the other, for each moves those behind it; a message has no more than this.
  for (let round = 0; round < discordLimits.components; round += 1) {
    const found = [...walk(current)].find(({ component }) => isMeant(component));
    const next = found === undefined ? current : plainerAt(current, found.path);
    if (next === current) return current;
    current = next;
  }
  return current;
}
