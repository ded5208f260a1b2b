import type { Figures, Plan } from './measure.ts';
import type { BotKind } from './subjects.ts';

export interface Goal {
  readonly text: string;
  readonly isMet: boolean;
}

/** Least share of the bare library's commands a second, with the same payload. */
const leastShare = 0.8;
/** Slowest allowed acknowledgement of all but one command of a hundred, in ms. */
const mostP99Ms = 50;

/** The same figures of the bare bot on the same platform. */
export function peerOf({ subject }: Figures, all: readonly Figures[], kind: Exclude<BotKind, 'newsdesk'>): Figures | undefined {
  return all.find((other) => other.subject.platform === subject.platform && other.subject.kind === kind);
}

/** One row a subject; a ratio is to the bare bot with the fixed text, and 1.00 is that bot. */
export function formatTable(all: readonly Figures[], { perSecond }: Plan): string {
  const head = [
    '',
    'commands/s',
    'ratio',
    'best',
    'ratio',
    'CPU ms each',
    'ratio',
    'busy',
    'platform',
    `p50 ms at ${perSecond}/s`,
    'p99 ms',
    'of it late',
    'start ms',
    'ratio',
    'idle MiB',
    'ratio',
  ];
  const rows = all.map((row) => {
    const bare = peerOf(row, all, 'fixed') ?? row;
    const ratio = (key: 'commandsPerSecond' | 'bestPerSecond' | 'cpuMsPerCommand' | 'startMs' | 'idleBytes'): string =>
      (row[key] / bare[key]).toFixed(2);
    return [
      row.subject.title,
      row.commandsPerSecond.toFixed(0),
      ratio('commandsPerSecond'),
      row.bestPerSecond.toFixed(0),
      ratio('bestPerSecond'),
      row.cpuMsPerCommand.toFixed(2),
      ratio('cpuMsPerCommand'),
      `${(row.busy * 100).toFixed(0)} %`,
      `${(row.platformBusy * 100).toFixed(0)} %`,
      row.ackP50Ms.toFixed(1),
      row.ackP99Ms.toFixed(1),
      row.lateP99Ms.toFixed(1),
      row.startMs.toFixed(0),
      ratio('startMs'),
      (row.idleBytes / 2 ** 20).toFixed(0),
      ratio('idleBytes'),
    ];
  });
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [head, ...rows]
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
    .join('\n');
}

export function checkGoals(all: readonly Figures[]): readonly Goal[] {
  return all
    .filter(({ subject }) => subject.kind === 'newsdesk')
    .flatMap((row) => [
      ...(['fixed', 'samePayload'] as const).flatMap((kind) => {
        const peer = peerOf(row, all, kind);
        if (!peer) return [];
        const share = row.commandsPerSecond / peer.commandsPerSecond;
        const best = row.bestPerSecond / peer.bestPerSecond;
        return [
          {
            text: `${row.subject.title}: ${percent(share)} of the commands a second of ${peer.subject.title}, best rounds ${percent(best)} (goal: at least ${percent(leastShare)})`,
            isMet: share >= leastShare,
          },
        ];
      }),
      {
        text: `${row.subject.title}: p99 acknowledgement ${row.ackP99Ms.toFixed(1)} ms (goal: under ${mostP99Ms} ms)`,
        isMet: row.ackP99Ms < mostP99Ms,
      },
    ]);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
