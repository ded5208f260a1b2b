export interface Outgoing {
  readonly event: string;
  readonly data: unknown;
  readonly guildId: string | undefined;
}

/** Events kept back: Discord is late with them, or never sends them at all. */
export interface Hold {
  readonly count: number;
  /** Sends what was kept, in order, and keeps nothing more. */
  release(): void;
  /** Forgets what was kept, and keeps nothing more: those events are lost even to a resume. */
  discard(): void;
}

export interface Holds {
  /** True when a hold took the event. */
  take(outgoing: Outgoing): boolean;
  add(event: string | undefined): Hold;
}

export function createHolds(send: (outgoing: Outgoing) => void): Holds {
  const active = new Set<{ readonly event: string | undefined; readonly kept: Outgoing[] }>();
  return {
    take(outgoing) {
      for (const hold of active) {
        if (hold.event !== undefined && hold.event !== outgoing.event) continue;
        hold.kept.push(outgoing);
        return true;
      }
      return false;
    },
    add(event) {
      const hold = { event, kept: [] as Outgoing[] };
      active.add(hold);
      return {
        get count() {
          return hold.kept.length;
        },
        release() {
          active.delete(hold);
          for (const outgoing of hold.kept.splice(0)) send(outgoing);
        },
        discard() {
          active.delete(hold);
          hold.kept.length = 0;
        },
      };
    },
  };
}
