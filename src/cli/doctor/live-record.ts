import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../../config/config.ts';
import type { Finding } from '../../platform/finding.ts';
import { NONCE_WINDOW_MS } from '../../platform/discord/nonce-window.ts';
import { count } from '../../runtime/count.ts';

const Outcome = z.enum(['sameMessage', 'secondMessage', 'refused']);
const Waits = z.array(z.object({ waitMs: z.number(), outcome: Outcome, detail: z.string().optional() }));

/** The measurements of `newsdesk doctor --live`, by platform. */
const LiveRecord = z.object({
  discord: z
    .object({
      measuredAt: z.string(),
      waits: Waits,
      otherText: Outcome,
      otherChannel: Outcome.optional(),
      leftBehind: z.array(z.string()),
    })
    .optional(),
  slack: z
    .object({
      measuredAt: z.string(),
      waits: Waits,
      markInHistory: z.enum(['found', 'missing', 'refused']),
      leftBehind: z.array(z.string()),
      payloads: z
        .array(z.object({ what: z.string(), verdict: z.enum(['taken', 'refused', 'unknown']), faults: z.array(z.string()) }))
        .optional(),
    })
    .optional(),
});
export type LiveRecord = z.infer<typeof LiveRecord>;

/** Beside a database in a file, else in the working directory. */
export function recordPath({ database }: Pick<Config, 'database'>): string {
  return database.kind === 'file' ? join(dirname(database.path), 'doctor.json') : 'newsdesk-doctor.json';
}

export async function readRecord(path: string): Promise<LiveRecord> {
  try {
    return LiveRecord.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // Nothing was measured yet, or by another version: it can be measured again.
    return {};
  }
}

export async function writeRecord(path: string, record: LiveRecord): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
}

/** Conclusions from the measurements for the promise that nothing is posted twice. */
export function liveFindings({ discord, slack }: LiveRecord): readonly Finding[] {
  return [...(discord === undefined ? [] : discordFindings(discord)), ...(slack === undefined ? [] : slackFindings(slack))];
}

function discordFindings({
  measuredAt,
  waits,
  otherText,
  otherChannel,
  leftBehind,
}: NonNullable<LiveRecord['discord']>): readonly Finding[] {
  const about = `discord nonce, measured ${measuredAt.slice(0, 10)}`;
  const same = waits.filter(({ outcome }) => outcome === 'sameMessage').map(({ waitMs }) => waitMs);
  const failed = waits.filter(({ waitMs, outcome }) => waitMs <= NONCE_WINDOW_MS && outcome === 'secondMessage');
  const longest = Math.max(0, ...same);
  const texts = `another text: ${wordsOf(otherText)}${otherChannel === undefined ? '' : `, another channel: ${wordsOf(otherChannel)}`}`;
  const findings: Finding[] = [];
  if (failed.length > 0) {
    const what = `repeated after ${(failed[0]?.waitMs ?? 0) / 1_000} s it made a second message, and Newsdesk relies on ${NONCE_WINDOW_MS / 1_000} s (${texts})`;
    findings.push({
      kind: 'problem',
      about,
      what,
      fix: 'Please report this: until it is mended, a lost answer can double a post at Discord.',
    });
  } else if (longest >= NONCE_WINDOW_MS) {
    findings.push({
      kind: 'ok',
      about,
      what: `it holds for ${longest / 1_000} s at least, and Newsdesk relies on ${NONCE_WINDOW_MS / 1_000} s (${texts})`,
    });
  } else {
    const what = `it holds for ${longest / 1_000} s at least; ${NONCE_WINDOW_MS / 1_000} s were not measured (${texts})`;
    findings.push({ kind: 'warning', about, what, fix: 'Measure again with --waits 1,30,60,120.' });
  }
  return [...findings, ...leftFindings(about, leftBehind)];
}

function slackFindings({
  measuredAt,
  waits,
  markInHistory,
  leftBehind,
  payloads = [],
}: NonNullable<LiveRecord['slack']>): readonly Finding[] {
  const about = `slack client_msg_id, measured ${measuredAt.slice(0, 10)}`;
  const words = waits.map(({ waitMs, outcome, detail }) => `after ${waitMs / 1_000} s ${detail ?? wordsOf(outcome)}`).join(', ');
  const mark: Finding =
    markInHistory === 'found'
      ? { kind: 'ok', about: 'slack history', what: 'it shows the mark that lost messages are found by' }
      : {
          kind: 'problem',
          about: 'slack history',
          what: markInHistory === 'missing' ? 'it does not show the mark that lost messages are found by' : 'it is closed to the bot',
          fix: 'Grant channels:history or groups:history and invite the bot; until then every lost answer has to be decided by people.',
        };
  return [
    { kind: 'ok', about, what: `${words}: nothing rests on it` },
    mark,
    ...payloadFindings(payloads),
    ...leftFindings(about, leftBehind),
  ];
}

/** A plainer form stands in for what is refused, so nothing is lost by it but the better one. */
function payloadFindings(payloads: NonNullable<NonNullable<LiveRecord['slack']>['payloads']>): readonly Finding[] {
  const about = 'slack payloads';
  const taken = payloads.filter(({ verdict }) => verdict === 'taken').map(({ what }) => what);
  const others = payloads.filter(({ verdict }) => verdict !== 'taken');
  return [
    ...(taken.length === 0 ? [] : [{ kind: 'ok', about, what: `Slack takes every part of ${taken.join(', ')}` } as const]),
    ...others.map(
      ({ what, verdict, faults }): Finding =>
        verdict === 'refused'
          ? {
              kind: 'warning',
              about,
              what: `Slack refuses parts of ${what}: ${faults.join('; ')}`,
              fix: 'Please report this: until it is mended, plainer parts are shown in their place.',
            }
          : {
              kind: 'warning',
              about,
              what: `Slack did not judge ${what}: ${faults.join('; ')}`,
              fix: 'Measure again later; nothing rests on it.',
            },
    ),
  ];
}

function leftFindings(about: string, leftBehind: readonly string[]): readonly Finding[] {
  if (leftBehind.length === 0) return [];
  return [
    {
      kind: 'warning',
      about,
      what: `${count(leftBehind.length, 'message')} could not be deleted: ${leftBehind.join(', ')}`,
      fix: 'Delete them by hand.',
    },
  ];
}

function wordsOf(outcome: z.infer<typeof Outcome>): string {
  return { sameMessage: 'the first message again', secondMessage: 'a second message', refused: 'refused' }[outcome];
}
