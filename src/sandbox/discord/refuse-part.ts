import type { FaultOptions } from '../faults.ts';
import { type FoundPart, findParts } from '../find-parts.ts';
import type { Json } from './json.ts';

export interface RefusedPart {
  /** A component or another object in the body of a request. */
  readonly isRefused: (part: Json) => boolean;
  /** The member that is named, for example `url`; the part itself by default. */
  readonly member?: string;
  /** As Discord words it; `it is not accepted` by default. */
  readonly message?: string;
  /** Discord does not say where: the code and nothing else. */
  readonly isUnnamed?: boolean;
}

/**
 * Refuses every request that holds such a part, with 50035 and the place of each, as Discord refuses what it does not like. Until it is removed,
 * and never with an effect.
 */
export function refusePart({ isRefused, member, message = 'it is not accepted', isUnnamed = false }: RefusedPart): Required<FaultOptions> {
  const partsIn = (body: unknown): readonly FoundPart[] => findParts(body, (part) => isRefused(part as Json));
  return {
    match: ({ body }) => partsIn(body).length > 0,
    times: Infinity,
    action: {
      kind: 'refuse',
      answer({ body }) {
        const errors = isUnnamed ? {} : { errors: treeOf(partsIn(body), member, message) };
        return { status: 400, body: JSON.stringify({ message: 'Invalid Form Body', code: 50_035, ...errors }) };
      },
    },
  };
}

interface Node {
  [key: string]: Node | readonly { readonly code: string; readonly message: string }[];
}

function treeOf(parts: readonly FoundPart[], member: string | undefined, message: string): Node {
  const root: Node = {};
  for (const { path } of parts) {
    let node = root;
    for (const step of [...path, ...(member === undefined ? [] : [member])]) node = (node[step] ??= {}) as Node;
    node['_errors'] = [{ code: 'PART_REFUSED', message }];
  }
  return root;
}
