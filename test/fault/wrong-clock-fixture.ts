/** Loaded into a process with `--import`: its clock is wrong by `WRONG_CLOCK_MS`, as that of a machine without a time server is. */
const aheadMs = Number(process.env['WRONG_CLOCK_MS'] ?? 0);
const RightDate = Date;

class WrongDate extends RightDate {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) super(RightDate.now() + aheadMs);
    else super(...(given as [number]));
  }

  static override now(): number {
    return RightDate.now() + aheadMs;
  }
}

globalThis.Date = WrongDate as unknown as DateConstructor;

export type { WrongDate };
