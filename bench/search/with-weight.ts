/** Numbers by name, some in lists: the weights of the search as their modules export them. */
export type Weights = Readonly<Record<string, number | readonly number[]>>;

/** One number among the weights. */
export interface WeightAt {
  readonly weights: Weights;
  readonly name: string;
  /** Place in a list of numbers. */
  readonly index?: number;
}

/** Every number among the weights; those in lists by their place. */
export function listWeights(weights: Weights): readonly WeightAt[] {
  return Object.entries(weights).flatMap(([name, value]) =>
    typeof value === 'number' ? [{ weights, name }] : value.map((_, index) => ({ weights, name, index })),
  );
}

/** The number itself. */
export function readWeight({ weights, name, index }: WeightAt): number {
  const value = weights[name];
  return (typeof value === 'number' ? value : value?.[index ?? 0]) ?? 0;
}

/** Does something with another number in its place, and puts the number back. The program itself never changes one. */
export function withWeight<T>(at: WeightAt, value: number, work: () => T): T {
  const before = readWeight(at);
  write(at, value);
  try {
    return work();
  } finally {
    write(at, before);
  }
}

function write({ weights, name, index }: WeightAt, value: number): void {
  const held = weights[name];
  const target = typeof held === 'object' ? held : weights;
  (target as Record<string | number, unknown>)[typeof held === 'object' ? (index ?? 0) : name] = value;
}
