/** The processor time of the file that is being read; shared by the thread that reads it and the one that watches. */
export interface ParseMeter {
  readonly buffer: SharedArrayBuffer;
  /** A file that may take `processorMs` begins. */
  begin(processorMs: number): void;
  end(): void;
  /** True when the file that is being read has taken more than it may. */
  isOver(): boolean;
}

const IDLE = Number.POSITIVE_INFINITY;

/** One number crosses the threads: the processor time, in ms, at which the file is to be given up. */
export function createMeter(buffer = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)): ParseMeter {
  const until = new Float64Array(buffer);
  return {
    buffer,
    begin(processorMs) {
      until[0] = processorMsOfProcess() + processorMs;
    },
    end() {
      until[0] = IDLE;
    },
    // 0 before the first file.
    isOver: () => (until[0] ?? 0) > 0 && processorMsOfProcess() > (until[0] ?? IDLE),
  };
}

/** Of all threads of this process: a collector of garbage works for the file too. */
function processorMsOfProcess(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
