import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discordErrors } from '../../../src/platform/discord/publish-errors.ts';
import type { MessageRef, PublishJob } from '../../../src/ports/publisher.ts';
import { faultActions } from '../../../src/sandbox/faults.ts';
import { destinationOf } from '../../../src/subscription/subscription.ts';
import { makeJob } from '../../announce/jobs.ts';
import { type DiscordStage, never, openDiscordStage, refusedWith } from './publisher-stage.ts';

const takenDown = { title: 'Taken down', takesDown: 'remove' } as const;

describe('articles that are taken down on Discord', () => {
  let stage: DiscordStage;

  const inNews = (overrides: Partial<PublishJob> = {}): PublishJob => makeJob('a', stage.place('news'), overrides);
  const inForum = (overrides: Partial<PublishJob> = {}): PublishJob => makeJob('a', stage.place('stories', 'forum'), overrides);
  const remove = (job: PublishJob, message: MessageRef) => stage.publisher.remove(job, message, never);
  const changesSince = (count: number): readonly string[] => stage.changes().slice(count);

  beforeEach(async () => {
    stage = await openDiscordStage();
  });
  afterEach(() => stage.discord.close());

  it('deletes the message, and takes the title out of its thread', async () => {
    const message = await stage.post(inNews());
    await stage.publisher.openThread(inNews(), message, never);

    const outcome = await remove(inNews(takenDown), message);

    expect(outcome).toEqual({ kind: 'done', message });
    expect(stage.discord.findMessage(message.messageId)).toBeUndefined();
    expect(stage.nameOf(message.messageId)).toBe('Taken down');
  });

  it('is content with a message that is gone already', async () => {
    const message = await stage.post(inNews());
    await remove(inNews(takenDown), message);

    expect(await remove(inNews(takenDown), message)).toEqual({ kind: 'done', message });
  });

  it('says so if the whole channel is gone, as its other messages are', async () => {
    const message = await stage.post(inNews());
    const job = inNews(takenDown);
    stage.discord.deleteChannel(job.destination.targetId);

    expect(await remove(job, message)).toMatchObject({ kind: 'notDone', refused: 'destination' });
  });

  it('deletes the whole post of a forum, in one request, and is content if it is gone', async () => {
    const message = await stage.post(inForum());
    const before = stage.changes().length;

    const outcomes = [await remove(inForum(takenDown), message), await remove(inForum(takenDown), message)];

    expect(outcomes).toEqual([
      { kind: 'done', message },
      { kind: 'done', message },
    ]);
    expect(stage.discord.world.channels.has(message.messageId)).toBe(false);
    expect(changesSince(before)).toEqual(Array.from({ length: 2 }, () => `DELETE /channels/${message.messageId}`));
  });

  it('rewrites the post of a forum that it may not delete', async () => {
    const message = await stage.post(inForum());
    stage.discord.faults.fault({ match: { method: 'DELETE' }, action: refusedWith(discordErrors.missingPermissions) });

    const outcome = await remove(inForum(takenDown), message);

    expect(outcome).toEqual({ kind: 'done', message });
    expect(stage.nameOf(message.messageId)).toBe('Taken down');
    expect(stage.discord.findMessage(message.messageId)?.versions).toHaveLength(2);
  });

  it('does not call it done if the post of a forum can be neither deleted nor rewritten', async () => {
    const message = await stage.post(inForum());
    const action = refusedWith(discordErrors.missingPermissions);
    stage.discord.faults.fault({ match: { method: 'DELETE' }, action });
    stage.discord.faults.fault({ match: { method: 'PATCH', path: /messages/u }, action });

    expect(await remove(inForum(takenDown), message)).toMatchObject({ kind: 'notDone', refused: 'delivery' });
  });

  it.each([
    [
      'a message of a channel that it may not delete',
      false,
      discordErrors.missingPermissions,
      403,
      { kind: 'notDone', refused: 'destination' },
    ],
    [
      'a post of a forum if Discord refuses for another reason',
      true,
      discordErrors.missingAccess,
      403,
      { kind: 'notDone', refused: 'delivery' },
    ],
  ])('rewrites nothing for %s', async (_name, isForum, code, status, expected) => {
    const [job, taken] = isForum ? [inForum(), inForum(takenDown)] : [inNews(), inNews(takenDown)];
    const message = await stage.post(job);
    stage.discord.faults.fault({ match: { method: 'DELETE' }, action: refusedWith(code, status) });

    expect(await remove(taken, message)).toMatchObject(expected);
    expect(stage.discord.findMessage(message.messageId)?.versions).toHaveLength(1);
  });

  it('deletes a direct message where it stands, and looks for no thread there', async () => {
    const rosa = destinationOf('discord', '', 'user', stage.discord.userId('rosa'));
    const message = await stage.post(makeJob('a', rosa));
    const before = stage.changes().length;

    const outcome = await remove(makeJob('a', rosa, takenDown), message);

    expect(outcome).toEqual({ kind: 'done', message });
    expect(changesSince(before)).toEqual([`DELETE /channels/${message.channelId}/messages/${message.messageId}`]);
  });

  it('deletes a message in a thread that has closed by itself', async () => {
    const post = await stage.post(inNews());
    await stage.publisher.openThread(inNews(), post, never);
    const note = await stage.post(makeJob('note', stage.place('news'), { below: post }));
    stage.discord.faults.fault({ match: { method: 'DELETE' }, action: refusedWith(discordErrors.threadArchived, 400) });

    expect(await remove(makeJob('note', stage.place('news'), takenDown), note)).toEqual({ kind: 'done', message: note });
    expect(stage.discord.findMessage(note.messageId)).toBeUndefined();
  });

  it.each([
    ['takes the article out', { title: 'Taken down', takesDown: 'mark' }, 'Taken down'],
    ['gives the title back', { title: 'A heron again', renames: true }, 'A heron again'],
    ['is any other', { title: 'A heron, corrected' }, 'Title of a'],
  ] as const)('renames the thread with an edit if it %s', async (_name, overrides, expected) => {
    const message = await stage.post(inForum());

    const outcome = await stage.publisher.edit(inForum(overrides), message, never);

    expect(outcome).toEqual({ kind: 'done', message });
    expect(stage.nameOf(message.messageId)).toBe(expected);
  });

  it.each([
    ['there is none', discordErrors.unknownChannel, 404],
    ['it is not shown to the bot', discordErrors.missingAccess, 403],
    ['the bot may not rename it', discordErrors.missingPermissions, 403],
  ])('edits the message although its thread keeps its name because %s', async (_name, code, status) => {
    const message = await stage.post(inNews());
    stage.discord.faults.fault({
      match: { method: 'PATCH', path: new RegExp(`channels/${message.messageId}$`, 'u') },
      action: refusedWith(code, status),
    });

    expect(await stage.publisher.edit(inNews({ takesDown: 'mark' }), message, never)).toEqual({ kind: 'done', message });
  });

  it('does not call it done while the title may still stand above the thread', async () => {
    const message = await stage.post(inForum());
    stage.discord.faults.fault({ match: { method: 'PATCH', path: /channels\/\d+$/u }, action: faultActions.serverError() });

    expect((await stage.publisher.edit(inForum({ takesDown: 'mark' }), message, never)).kind).toBe('inDoubt');
  });
});
