import { parseArgs } from 'node:util';

/** The arguments of `npm run test:faults`. */
export interface RunOptions {
  /** Ids of proofs as `proofs.ts` writes them; empty for all. */
  readonly names: readonly string[];
  readonly list: boolean;
  readonly short: boolean;
  readonly help: boolean;
  /** Whole numbers from 1; absent if the proof's own count. */
  readonly count?: number;
  readonly seeds?: number;
  /** The first seed, a whole number from 0. */
  readonly from: number;
}

export type RunRequest = { readonly kind: 'options'; readonly options: RunOptions } | { readonly kind: 'refused'; readonly why: string };

/** Nothing that is mistyped may end in a run of no proof, which would look like a proof that held. */
export function readRunOptions(args: readonly string[], known: readonly string[]): RunRequest {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        list: { type: 'boolean', default: false },
        short: { type: 'boolean', default: false },
        count: { type: 'string' },
        seeds: { type: 'string' },
        from: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const named = positionals.map((typed) => ({ typed, name: known.find((id) => id.toLowerCase() === typed.toLowerCase()) }));
    const unknown = named.filter(({ name }) => name === undefined).map(({ typed }) => typed);
    if (unknown.length > 0) return refuse(`There is no proof ${unknown.join(', ')}. There are ${known.join(', ')}.`);
    const [count, seeds, from] = [
      wholeNumber('count', values.count, 1),
      wholeNumber('seeds', values.seeds, 1),
      wholeNumber('from', values.from, 0),
    ];
    const { list, short, help } = values;
    return {
      kind: 'options',
      options: {
        names: named.flatMap(({ name }) => (name === undefined ? [] : [name])),
        list,
        short,
        help,
        from: from ?? 1,
        ...(count === undefined ? {} : { count }),
        ...(seeds === undefined ? {} : { seeds }),
      },
    };
  } catch (error) {
    // `parseArgs` throws for an unknown flag and for a value that is missing; so does `wholeNumber`.
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(flag: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/u.test(text) || !Number.isSafeInteger(number) || number < least)
    throw new RangeError(`--${flag} takes a whole number from ${least}, and "${text}" is none.`);
  return number;
}

function refuse(why: string): RunRequest {
  return { kind: 'refused', why };
}
