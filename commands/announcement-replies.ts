import type { CommandContext } from './context.ts';
import type { AnnouncementStatus } from '../src/announce/announcement-desk.ts';
import { decisionButtons } from '../src/announce/compose-announcement.ts';
import { withTagNames } from '../src/subscription/fit-to-place.ts';
import { formatSettings } from '../src/subscription/parse-settings.ts';
import { settingsSections } from '../src/subscription/settings-form.ts';
import type { Place } from '../src/subscription/place.ts';
import type { SubmitOutcome } from '../src/announce/subscribing.ts';
import { utcMinute } from '../src/announce/utc-minute.ts';
import type { Asker } from '../src/command/command.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Action, Reply, ReplyBlock } from '../src/reply/reply.ts';

/** The asker, as announcements know people. */
export function placeOf({ platform, installationId = '', channelId, userId, cause, forum, channelOffers, botLacks }: Asker): Place {
  const lacks = botLacks?.() ?? [];
  return {
    platform,
    installationId,
    channelId,
    userId,
    ...(cause === undefined ? {} : { cause }),
    ...(forum === undefined ? {} : { forum }),
    ...(channelOffers === undefined ? {} : { offers: channelOffers }),
    ...(lacks.length === 0 ? {} : { lacks }),
  };
}

/** The same, and whether something can be posted there. Where nobody tells, it stays unsaid: that is not a refusal. */
export async function lookedAt(place: Place, { lookAhead }: Asker): Promise<Place> {
  return lookAhead === undefined ? place : { ...place, outlook: await lookAhead() };
}

/** The outcome of turning announcements on, or of other settings. */
export function describeChange({ isNew, backfilled, askedFor }: Extract<SubmitOutcome, { kind: 'subscribed' }>): string {
  const begin = isNew ? 'New articles are announced here from now on.' : 'The settings are changed.';
  if (backfilled === 0) return askedFor === undefined ? begin : `${begin} The newest articles were posted here before, or turned down.`;
  if (backfilled === askedFor)
    return `${begin} The ${backfilled === 1 ? 'newest article follows' : `${backfilled} newest articles follow`} now.`;
  return `${begin} ${backfilled === 1 ? 'One of the newest articles follows' : `${backfilled} of the newest articles follow`} now; the others were here before.`;
}

/** The steps before anything can be posted; empty if none is known to be missing. */
function lackOf({ lacks, outlook }: Place): string {
  if (lacks !== undefined) return ` Newsdesk cannot post here yet: give it the permission ${lacks.join(' and ')}.`;
  return outlook?.kind === 'no' ? ` Nothing can be posted here yet: ${outlook.what}. To mend it, ${outlook.fix}.` : '';
}

function remarkOf({ outlook }: Place): string {
  if (outlook?.kind === 'unknown') return ` Newsdesk cannot tell whether it may post here, because ${outlook.because}.`;
  return outlook?.kind === 'yes' && outlook.remark !== undefined ? ` ${outlook.remark}.` : '';
}

/** A status with what nobody would see otherwise: platforms that are stopped, and sources that cannot be read. */
export function withTroubles(status: Reply, { stopped = [], unreadable = [] }: Pick<CommandContext, 'stopped' | 'unreadable'>): Reply {
  const texts = [
    ...stopped.map((what) => `${what} Nothing is announced there until Newsdesk starts again.`),
    ...unreadable.map((what) => `${what} Its earlier articles are served, and nothing new of it is announced until it can be read again.`),
  ];
  return { ...status, blocks: [...status.blocks, ...texts.map((text): ReplyBlock => ({ kind: 'notice', tone: 'problem', text }))] };
}

const formButton = { kind: 'button', intent: { kind: 'form', command: 'announcements' }, sections: settingsSections } as const;

/** Two are enough for one message; the operator's list has all. */
const maxDecisions = 2;

/** Whether announcements work here and how, with the buttons to change it. `news` is what was just done. */
export function composeStatus(
  { subscription, counts, refusal, lack: leftOut, inDoubt }: AnnouncementStatus,
  place: Place,
  news?: string,
  warnings: readonly string[] = [],
): Reply {
  if (subscription === undefined) {
    const turnOn: Action = { ...formButton, label: 'Turn on', tone: 'primary' };
    return { ...composeNotice('New articles are not announced here. Turn it on with /announcements on.'), actions: [turnOn] };
  }
  const { parked, settings, destination } = subscription;
  const where = destination.kind === 'forum' ? 'in this forum, each as a post of its own' : 'here';
  const state =
    parked === undefined
      ? refusal === undefined
        ? leftOut === undefined
          ? 'It works.'
          : `It works, but a part of the newest post was refused. ${leftOut}.`
        : `The newest post was given up: ${refusal}.`
      : `It is paused since ${utcMinute(parked.since)}, because it cannot post: ${parked.reason}. It is tried again at ${utcMinute(parked.retryAt)}.`;
  const lack = lackOf(place);
  const text = `${news === undefined ? `New articles are announced ${where}.${lack === '' ? ` ${state}` : lack}` : `${news}${lack}`}${remarkOf(place)}`;
  const hasTrouble = lack !== '' || (news === undefined && (parked ?? refusal ?? leftOut) !== undefined);
  const tone = hasTrouble ? 'problem' : 'info';
  const doubts = inDoubt.slice(0, maxDecisions);
  const blocks: readonly ReplyBlock[] = [
    { kind: 'notice', tone, text },
    ...warnings.map((warning): ReplyBlock => ({ kind: 'notice', tone: 'problem', text: warning })),
    {
      kind: 'fields',
      items: [
        ...(destination.kind === 'forum' ? [{ name: 'Where', text: 'Posts of their own in this forum' }] : []),
        { name: 'Settings', text: formatSettings(withTagNames(settings, place.forum)) },
        { name: 'Posted', text: String(counts.delivered) },
        { name: 'Waiting', text: String(counts.pending) },
        ...(counts.collected === 0 ? [] : [{ name: 'In the next digest', text: String(counts.collected) }]),
        ...(counts.givenUp === 0 ? [] : [{ name: 'Given up', text: String(counts.givenUp) }]),
        ...(inDoubt.length === 0 ? [] : [{ name: 'In doubt', text: String(inDoubt.length) }]),
      ],
    },
    ...doubts.map(
      ({ seq, announcementId, part }): ReplyBlock => ({
        kind: 'notice',
        tone: 'problem',
        text: `#${seq}, ${part} of ${announcementId.replace(/^article:/u, '')}: it may be there, and Newsdesk cannot look. Look, and say what you see.`,
      }),
    ),
  ];
  const labelled = (action: Action, seq: number): Action =>
    action.kind === 'button' && doubts.length > 1 ? { ...action, label: `#${seq}: ${action.label}` } : action;
  return {
    audience: 'asker',
    summary: text,
    blocks,
    actions: [
      ...doubts.flatMap(({ seq }) => decisionButtons(seq).map((action) => labelled(action, seq))),
      { ...formButton, label: 'Change settings' },
      { kind: 'button', label: 'Post a test', intent: { kind: 'announcements', action: 'test' } },
      { kind: 'button', label: 'Turn off', tone: 'danger', intent: { kind: 'announcements', action: 'off' } },
    ],
  };
}
