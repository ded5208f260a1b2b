import type { CommandContext } from './context.ts';
import type { AnnouncementStatus } from '../src/announce/announcement-service.ts';
import { decisionButtons } from '../src/announce/compose-announcement.ts';
import { withTagNames } from '../src/subscription/fit-to-place.ts';
import { formatSettings } from '../src/subscription/parse-settings.ts';
import type { ChannelContext } from '../src/subscription/channel-context.ts';
import type { SubmitOutcome } from '../src/announce/subscribing.ts';
import { utcMinute } from '../src/announce/utc-minute.ts';
import type { Asker } from '../src/command/command.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Action, Reply, ReplyBlock } from '../src/reply/reply.ts';
import { languageOf } from '../src/reply/language-of.ts';
import type { Words } from '../src/words/words.ts';
import { sayKept } from '../src/words/kept-text.ts';

/** The asker, as announcements know people. */
export function placeOf({
  platform,
  installationId = '',
  channelId,
  userId,
  cause,
  forum,
  channelLocale,
  channelOffers,
  botLacks,
  isElsewhere,
}: Asker): ChannelContext {
  const lacks = botLacks?.() ?? [];
  return {
    platform,
    installationId,
    channelId,
    userId,
    ...(isElsewhere === undefined ? {} : { isElsewhere }),
    ...(cause === undefined ? {} : { cause }),
    ...(forum === undefined ? {} : { forum }),
    ...(channelLocale === undefined ? {} : { locale: channelLocale }),
    ...(channelOffers === undefined ? {} : { offers: channelOffers }),
    ...(lacks.length === 0 ? {} : { lacks }),
  };
}

/** The same, and whether something can be posted there. Where nobody tells, it stays unsaid: that is not a refusal. */
export async function lookedAt(place: ChannelContext, { lookAhead }: Asker): Promise<ChannelContext> {
  return lookAhead === undefined ? place : { ...place, outlook: await lookAhead() };
}

/** Somebody who may not manage a channel, or of whom the platform does not tell it. */
export function whyNotManager({ cannotTell, isElsewhere }: Asker, words: Words): string {
  if (cannotTell !== undefined) return sayKept(cannotTell, words);
  return isElsewhere ? words.forManagersThere : words.forManagers;
}

/** The outcome of turning announcements on, or of other settings. */
export function describeChange({ isNew, backfilled, askedFor }: Extract<SubmitOutcome, { kind: 'subscribed' }>, words: Words): string {
  const begin = isNew ? words.announcedFromNow : words.settingsChanged;
  if (backfilled === 0) return askedFor === undefined ? begin : `${begin} ${words.newestWerePosted}`;
  return `${begin} ${backfilled === askedFor ? words.newestFollow(backfilled) : words.someOfNewestFollow(backfilled)}`;
}

/** The steps before anything can be posted; empty if none is known to be missing. */
function lackOf({ lacks, outlook }: ChannelContext, words: Words): string {
  if (lacks !== undefined) return ` ${words.lacksPermission(lacks.map((name) => sayKept(name, words)))}`;
  return outlook?.kind === 'no' ? ` ${words.cannotPost(sayKept(outlook.what, words), sayKept(outlook.fix, words))}` : '';
}

function remarkOf({ outlook }: ChannelContext, words: Words): string {
  if (outlook?.kind === 'unknown') return ` ${words.cannotTellWhether(sayKept(outlook.because, words))}`;
  return outlook?.kind === 'yes' && outlook.remark !== undefined ? ` ${sayKept(outlook.remark, words)}.` : '';
}

/** A status with what nobody would see otherwise: platforms that are stopped, and sources that cannot be read. */
export function withTroubles(
  status: Reply,
  { stopped = [], unreadable = [], words }: Pick<CommandContext, 'stopped' | 'unreadable' | 'words'>,
): Reply {
  const texts = [
    ...stopped.map((platform) => `${words.platformStopped(platform)} ${words.nothingUntilRestart}`),
    ...unreadable.map((source) => `${words.sourceUnread(source)} ${words.nothingNewOfIt}`),
  ];
  return { ...status, blocks: [...status.blocks, ...texts.map((text): ReplyBlock => ({ kind: 'notice', tone: 'problem', text }))] };
}

function formButton(label: string, place: ChannelContext, words: Words): Action & { readonly kind: 'button' } {
  return {
    kind: 'button',
    label,
    intent: { kind: 'form', command: 'announcements', ...channelOfButton(place) },
    sections: words.settingsSections,
  };
}

/** A button for the channel of its message names none: it stays the button that it was. */
function channelOfButton({ isElsewhere, channelId }: ChannelContext): { readonly channel?: string } {
  return isElsewhere === undefined ? {} : { channel: channelId };
}

/** A channel that is set up from another one is named above what is said of it. */
export function nameOfPlace({ isElsewhere, channelId }: ChannelContext): readonly ReplyBlock[] {
  return isElsewhere === undefined ? [] : [{ kind: 'channels', ids: [channelId] }];
}

/** From one place a manager sets up every channel. */
export function otherChannelButton(words: Words): Action {
  return { kind: 'button', label: words.anotherChannel, intent: { kind: 'announcements', action: 'choose' } };
}

/** Two are enough for one message; the operator's list has all. */
const maxDecisions = 2;

/** Whether announcements work here and how, with the buttons to change it. `news` is what was just done. */
export function composeStatus(
  { subscription, counts, refusal, lack: leftOut, inDoubt }: AnnouncementStatus,
  place: ChannelContext,
  words: Words,
  news?: string,
  warnings: readonly string[] = [],
): Reply {
  if (subscription === undefined) {
    const turnOn: Action = { ...formButton(words.turnOn, place, words), tone: 'primary' };
    const lack = lackOf(place, words);
    const notice = composeNotice(
      `${words.notAnnouncedTurnOn(words.slash('announcements on'))}${lack}${remarkOf(place, words)}`,
      lack === '' ? 'info' : 'problem',
    );
    return {
      ...notice,
      ...languageOf(words),
      blocks: [...nameOfPlace(place), ...notice.blocks],
      actions: [turnOn, otherChannelButton(words)],
    };
  }
  const { parked, settings, destination } = subscription;
  const begin = destination.kind === 'forum' ? words.announcedInForum : words.announcedHere;
  const state =
    parked === undefined
      ? refusal === undefined
        ? leftOut === undefined
          ? words.works
          : words.worksInPart(sayKept(leftOut, words))
        : words.newestGivenUp(sayKept(refusal, words))
      : words.paused(utcMinute(parked.since), sayKept(parked.reason, words), utcMinute(parked.retryAt));
  const lack = lackOf(place, words);
  const text = `${news === undefined ? `${begin}${lack === '' ? ` ${state}` : lack}` : `${news}${lack}`}${remarkOf(place, words)}`;
  const hasTrouble = lack !== '' || (news === undefined && (parked ?? refusal ?? leftOut) !== undefined);
  const tone = hasTrouble ? 'problem' : 'info';
  const doubts = inDoubt.slice(0, maxDecisions);
  const blocks: readonly ReplyBlock[] = [
    ...nameOfPlace(place),
    { kind: 'notice', tone, text },
    ...warnings.map((warning): ReplyBlock => ({ kind: 'notice', tone: 'problem', text: warning })),
    {
      kind: 'fields',
      items: [
        ...(destination.kind === 'forum' ? [{ name: words.where, text: words.postsInForum }] : []),
        { name: words.settings, text: formatSettings(withTagNames(settings, place.forum)) },
        { name: words.posted, text: String(counts.delivered) },
        { name: words.waiting, text: String(counts.pending) },
        ...(counts.collected === 0 ? [] : [{ name: words.inNextDigest, text: String(counts.collected) }]),
        ...(counts.givenUp === 0 ? [] : [{ name: words.givenUp, text: String(counts.givenUp) }]),
        ...(inDoubt.length === 0 ? [] : [{ name: words.inDoubt, text: String(inDoubt.length) }]),
      ],
    },
    ...doubts.map(
      ({ seq, announcementId, part }): ReplyBlock => ({
        kind: 'notice',
        tone: 'problem',
        text: words.lookAndSay(`#${seq}, ${part}`, announcementId.replace(/^article:/u, '')),
      }),
    ),
  ];
  const labelled = (action: Action, seq: number): Action =>
    action.kind === 'button' && doubts.length > 1 ? { ...action, label: `#${seq}: ${action.label}` } : action;
  return {
    audience: 'asker',
    ...languageOf(words),
    summary: text,
    blocks,
    actions: [
      ...doubts.flatMap(({ seq }) => decisionButtons(seq, words).map((action) => labelled(action, seq))),
      formButton(words.changeSettings, place, words),
      { kind: 'button', label: words.postTest, intent: { kind: 'announcements', action: 'test', ...channelOfButton(place) } },
      { kind: 'button', label: words.turnOff, tone: 'danger', intent: { kind: 'announcements', action: 'off', ...channelOfButton(place) } },
      otherChannelButton(words),
    ],
  };
}
