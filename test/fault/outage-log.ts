/** The times at which a process could not answer, in milliseconds since the epoch. */
export interface OutageLog {
  /** Begins one; the function returned ends it. One that nobody ends lasts for good. */
  begin(): () => void;
  /** Whether the process ran for all of this time. */
  ran(from: number, to: number): boolean;
}

export function createOutageLog(): OutageLog {
  const outages: { readonly from: number; to: number }[] = [];
  return {
    begin() {
      const outage = { from: Date.now(), to: Number.POSITIVE_INFINITY };
      outages.push(outage);
      return () => {
        outage.to = Date.now();
      };
    },
    ran: (from, to) => outages.every((outage) => to < outage.from || from > outage.to),
  };
}
