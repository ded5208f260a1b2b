/** Something that somebody waits for. */
export interface Ticket {
  readonly person: string;
  /** When it was asked, in ms of the clock. */
  readonly askedAt: number;
  /** The expected work, in ms. */
  readonly costMs: number;
}

/** Tickets of many people, who take turns: one person's thousand questions wait behind each other, and not in front of everybody. */
export interface FairQueue<T extends Ticket> {
  readonly size: number;
  push(ticket: T): void;
  /** The next one's turn: people in order, each with as much work as the others. */
  take(): T | undefined;
  /** The last ticket of somebody who has more than one waiting. */
  takeBack(): T | undefined;
  /** All that were asked before this moment. */
  takeOlder(askedBefore: number): readonly T[];
}

/** A person's share of a round, in ms: a dear question waits for some rounds, in which others are asked cheaply. */
const QUANTUM_MS = 2;

interface Line<T> {
  tickets: T[];
  /** The rest of the rounds so far. */
  creditMs: number;
}

export function createFairQueue<T extends Ticket>(): FairQueue<T> {
  // A Map goes through its keys in the order they were added: who was served is added again behind the others.
  const lines = new Map<string, Line<T>>();
  const several = new Set<string>();
  let size = 0;

  function settle(person: string, line: Line<T>): void {
    if (line.tickets.length === 0) lines.delete(person);
    if (line.tickets.length < 2) several.delete(person);
  }

  return {
    get size() {
      return size;
    },
    push(ticket) {
      const line = lines.get(ticket.person) ?? { tickets: [], creditMs: 0 };
      if (line.tickets.length === 0) lines.set(ticket.person, line);
      line.tickets.push(ticket);
      if (line.tickets.length > 1) several.add(ticket.person);
      size += 1;
    },
    take() {
      for (;;) {
        const next = lines.entries().next();
        if (next.done === true) return undefined;
        const [person, line] = next.value;
        const [ticket] = line.tickets;
        lines.delete(person);
        if (ticket === undefined) continue;
        lines.set(person, line);
        line.creditMs += QUANTUM_MS;
        if (line.creditMs < ticket.costMs && lines.size > 1) continue;
        line.creditMs = Math.max(0, line.creditMs - ticket.costMs);
        line.tickets.shift();
        settle(person, line);
        size -= 1;
        return ticket;
      }
    },
    takeBack() {
      const [person] = several;
      const line = person === undefined ? undefined : lines.get(person);
      const ticket = line?.tickets.pop();
      if (person === undefined || line === undefined || ticket === undefined) return undefined;
      settle(person, line);
      size -= 1;
      return ticket;
    },
    takeOlder(askedBefore) {
      const older: T[] = [];
      for (const [person, line] of lines) {
        if (line.tickets.every(({ askedAt }) => askedAt >= askedBefore)) continue;
        older.push(...line.tickets.filter(({ askedAt }) => askedAt < askedBefore));
        line.tickets = line.tickets.filter(({ askedAt }) => askedAt >= askedBefore);
        settle(person, line);
      }
      size -= older.length;
      return older.sort((a, b) => a.askedAt - b.askedAt);
    },
  };
}
