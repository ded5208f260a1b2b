import type { Element } from 'hast';

/** Attributes in which scripts find the address of a picture that is fetched once it is scrolled to, in the order of their use. */
const LAZY = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataImage', 'dataOrigFile'] as const;

/** The address of a picture as it is written: of one that waits for a script, the address that the script would take. */
export function pictureSource({ properties }: Element): string | undefined {
  const own = textOf(properties['src']);
  // Until then such a picture is a pixel in the page itself, or nothing.
  if (own !== undefined && !own.startsWith('data:')) return own;
  const waiting = LAZY.map((name) => textOf(properties[name])).find((address) => address !== undefined);
  return waiting ?? largestOf(textOf(properties['srcSet']) ?? textOf(properties['dataSrcset'])) ?? own;
}

/** The last of `small.png 300w, large.png 900w`: authors and programs write them by size. */
function largestOf(set: string | undefined): string | undefined {
  return set?.split(/,\s+/u).at(-1)?.trim().split(/\s/u)[0];
}

function textOf(value: Element['properties'][string]): string | undefined {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return text.trim() === '' ? undefined : text.trim();
}
