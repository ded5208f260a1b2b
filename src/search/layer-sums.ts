import { Length, type SectionTable } from './index-builder.ts';

/** The part of a layer that is summed up. */
interface Summed {
  readonly table: SectionTable;
  /** Bit of each article's language. */
  readonly languages: Uint8Array;
  readonly firstSection: number;
}

/** Facts over all sections of some layers, which an edited article changes by its own sections alone. */
export interface LayerSums {
  /** Tokens of all titles, headings and bodies together. */
  title: number;
  heading: number;
  body: number;
  /** Sections that have any. */
  titled: number;
  headed: number;
  bodied: number;
  /** Sections by the bit of their language. */
  readonly languages: Map<number, number>;
}

const sumsOfLayers = new WeakMap<Summed, LayerSums>();

/** The sums over layers without dead sections, which are told by their numbers. A layer is looked through once. */
export function sumLayers(layers: readonly Summed[], dead: readonly number[]): LayerSums {
  const sums = emptySums();
  for (const layer of layers) {
    const own = sumsOf(layer);
    for (const name of ['title', 'heading', 'body', 'titled', 'headed', 'bodied'] as const) sums[name] += own[name];
    for (const [bit, count] of own.languages) sums.languages.set(bit, (sums.languages.get(bit) ?? 0) + count);
  }
  for (const section of dead) {
    const layer = layers.findLast(({ firstSection }) => firstSection <= section) as Summed;
    addSection(sums, layer, section - layer.firstSection, -1);
  }
  return sums;
}

function sumsOf(layer: Summed): LayerSums {
  const known = sumsOfLayers.get(layer);
  if (known) return known;
  const sums = emptySums();
  for (let own = 0; own < layer.table.lengths.length; own++) addSection(sums, layer, own, 1);
  sumsOfLayers.set(layer, sums);
  return sums;
}

function addSection(sums: LayerSums, { table, languages }: Summed, own: number, sign: 1 | -1): void {
  const packed = table.lengths[own] as number;
  const title = packed & Length.head;
  const heading = (packed >>> Length.headingShift) & Length.head;
  const body = packed >>> Length.bodyShift;
  sums.title += sign * title;
  sums.heading += sign * heading;
  sums.body += sign * body;
  if (title > 0) sums.titled += sign;
  if (heading > 0) sums.headed += sign;
  if (body > 0) sums.bodied += sign;
  const bit = languages[table.article[own] as number] as number;
  sums.languages.set(bit, (sums.languages.get(bit) ?? 0) + sign);
}

function emptySums(): LayerSums {
  return { title: 0, heading: 0, body: 0, titled: 0, headed: 0, bodied: 0, languages: new Map() };
}
