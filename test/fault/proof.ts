/** The counts of a run, and those that miss the target. */
export interface ProofReport {
  readonly figures: Readonly<Record<string, number | string | boolean>>;
  /** One sentence each; empty when the property held. */
  readonly misses: readonly string[];
}

export interface ProofRun {
  /** The size of the run: kills, rounds, channels, as `unit` says. */
  readonly count: number;
  readonly seed: number;
}

/** A property that is claimed, as a script that can be run again. */
export interface Proof {
  /** As operators and the documentation name it: `R12`. */
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** `full` is what the claim is made on; `short` is part of every `npm test`. */
  readonly counts: { readonly full: number; readonly short: number };
  /** The number of seeds of the full run; 1 if chance plays no part. */
  readonly seeds: number;
  run(options: ProofRun): Promise<ProofReport>;
}

/** Each law with what is said when it does not hold. */
export function judge(figures: ProofReport['figures'], laws: readonly (readonly [holds: boolean, miss: string])[]): ProofReport {
  return { figures, misses: laws.filter(([holds]) => !holds).map(([, miss]) => miss) };
}
