/** The share of a message that something takes, one figure for each limit of the platform: characters, bytes, components. */
export type Cost = readonly number[];

/** The rest of one message. */
export interface Budget {
  readonly left: Cost;
  /** Takes the cost if it is there; tells whether it was. */
  take(cost: Cost): boolean;
  /** The same budget with something kept back, for blocks that must leave room for others. */
  keeping(reserve: Cost): Budget;
}

export function createBudget(limits: Cost): Budget {
  let left = limits;
  const budgetKeeping = (reserve: Cost): Budget => ({
    get left() {
      return combine(left, reserve, -1);
    },
    take(cost) {
      if (!isWithin(cost, combine(left, reserve, -1))) return false;
      left = combine(left, cost, -1);
      return true;
    },
    keeping: (more) => budgetKeeping(combine(reserve, more, 1)),
  });
  return budgetKeeping(limits.map(() => 0));
}

export function isWithin(cost: Cost, limit: Cost): boolean {
  return cost.every((figure, index) => figure <= (limit[index] ?? 0));
}

export function sumCosts(costs: readonly Cost[], zero: Cost): Cost {
  return costs.reduce((total, cost) => combine(total, cost, 1), zero);
}

function combine(a: Cost, b: Cost, sign: 1 | -1): Cost {
  return a.map((figure, index) => figure + sign * (b[index] ?? 0));
}
