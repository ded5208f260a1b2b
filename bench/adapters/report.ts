import type { Figures, Plan, Throughput } from './measure.ts';
import type { QueryKind } from './queries.ts';
import type { BotKind } from './subjects.ts';

export interface Goal {
  readonly text: string;
  readonly isMet: boolean;
}

/** Least share of the bare library's commands a second. */
const leastShare = 0.8;
/** Slowest allowed acknowledgement of all but one command of a hundred, in ms. */
const mostP99Ms = 50;
/** A process that used more of a core than this was what held the others up. */
const saturated = 0.85;

const queryKinds: readonly QueryKind[] = ['repeated', 'distinct'];

/** The same figures of the bare bot on the same platform. */
function peerOf({ subject }: Figures, all: readonly Figures[], kind: Exclude<BotKind, 'newsdesk'>): Figures | undefined {
  return all.find((other) => other.subject.platform === subject.platform && other.subject.kind === kind);
}

/** Two tables, one row a subject; a ratio is to the bare bot with the fixed text, and 1.00 is that bot. */
export function formatTables(all: readonly Figures[], plan: Plan): string {
  return [...queryKinds.map((kind) => formatThroughput(all, kind)), formatRest(all, plan)].join('\n\n');
}

function formatThroughput(all: readonly Figures[], kind: QueryKind): string {
  const head = [`${kind} queries`, 'commands/s', 'ratio', 'best', 'ratio', 'CPU ms each', 'ratio', 'bot', 'platform', 'what was full'];
  const rows = all.map((row) => {
    const own = row.throughput[kind];
    const bare = (peerOf(row, all, 'fixed') ?? row).throughput[kind];
    const ratio = (key: 'commandsPerSecond' | 'bestPerSecond' | 'cpuMsPerCommand'): string => (own[key] / bare[key]).toFixed(2);
    return [
      row.subject.title,
      own.commandsPerSecond.toFixed(0),
      ratio('commandsPerSecond'),
      own.bestPerSecond.toFixed(0),
      ratio('bestPerSecond'),
      own.cpuMsPerCommand.toFixed(3),
      ratio('cpuMsPerCommand'),
      percent(own.busy),
      percent(own.platformBusy),
      fullOf(own),
    ];
  });
  return align([head, ...rows]);
}

/** If neither process was full, other work on the machine or waiting for the socket was the limit. */
function fullOf({ busy, platformBusy }: Throughput): string {
  return [busy > saturated ? 'bot' : '', platformBusy > saturated ? 'platform' : ''].filter((each) => each !== '').join(', ') || 'neither';
}

function formatRest(all: readonly Figures[], { perSecond }: Plan): string {
  const head = ['', `p50 ms at ${perSecond}/s`, 'p99 ms', 'of it late', 'start ms', 'ratio', 'idle MiB', 'ratio'];
  const rows = all.map((row) => {
    const bare = peerOf(row, all, 'fixed') ?? row;
    return [
      row.subject.title,
      row.ackP50Ms.toFixed(1),
      row.ackP99Ms.toFixed(1),
      row.lateP99Ms.toFixed(1),
      row.startMs.toFixed(0),
      (row.startMs / bare.startMs).toFixed(2),
      (row.idleBytes / 2 ** 20).toFixed(0),
      (row.idleBytes / bare.idleBytes).toFixed(2),
    ];
  });
  return align([head, ...rows]);
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
    .join('\n');
}

export function checkGoals(all: readonly Figures[]): readonly Goal[] {
  return all
    .filter(({ subject }) => subject.kind === 'newsdesk')
    .flatMap((row) => [
      ...queryKinds.flatMap((kind) => (['fixed', 'samePayload'] as const).flatMap((peer) => shareGoal(row, peerOf(row, all, peer), kind))),
      {
        text: `${row.subject.title}: p99 acknowledgement ${row.ackP99Ms.toFixed(1)} ms (goal: under ${mostP99Ms} ms)`,
        isMet: row.ackP99Ms < mostP99Ms,
      },
    ]);
}

/** A bot beside a platform that is full cannot show what it could do: its CPU time tells. */
function shareGoal(row: Figures, peer: Figures | undefined, kind: QueryKind): readonly Goal[] {
  if (!peer) return [];
  const own = row.throughput[kind];
  const bare = peer.throughput[kind];
  const share = own.commandsPerSecond / bare.commandsPerSecond;
  const perCore = bare.cpuMsPerCommand / own.cpuMsPerCommand;
  return [
    {
      text:
        `${row.subject.title}, ${kind} queries: ${percent(share)} of the commands a second of ${peer.subject.title}, ` +
        `best rounds ${percent(own.bestPerSecond / bare.bestPerSecond)}, for a second of CPU ${percent(perCore)} (goal: at least ${percent(leastShare)})`,
      isMet: share >= leastShare,
    },
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
