import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discordErrors } from '../../../src/platform/discord/publish-errors.ts';
import type { MessageRef } from '../../../src/ports/publisher.ts';
import { faultActions } from '../../../src/sandbox/faults.ts';
import { destinationOf } from '../../../src/subscription/subscription.ts';
import { makeFindJob, makeJob } from '../../announce/jobs.ts';
import { type DiscordStage, never, openDiscordStage, refusedWith } from './publisher-stage.ts';

describe('notes and threads on Discord', () => {
  let stage: DiscordStage;
  let post: MessageRef;

  const noteBelow = (below: MessageRef) => makeJob('note', stage.place('news'), { below });
  const opened = (): readonly string[] => stage.changes().filter((change) => change.endsWith('/threads'));

  beforeEach(async () => {
    stage = await openDiscordStage();
    post = await stage.post(makeJob('a', stage.place('news')));
  });
  afterEach(() => stage.discord.close());

  it.each([
    ['the bot may open no thread', discordErrors.missingPermissions],
    ['the channel has no threads', discordErrors.wrongChannelType],
    ['the thread is locked', discordErrors.threadLocked],
  ])('puts a note below its post if %s, and finds it there', async (_name, code) => {
    stage.discord.faults.fault({ match: { path: '/threads' }, action: refusedWith(code) });
    const note = noteBelow(post);

    const message = await stage.post(note);

    const [, shown] = stage.discord.messages(stage.place('news').targetId);
    expect(message).toEqual({ messageId: shown?.id });
    // If the post is deleted in the meantime, the note stands alone rather than not at all.
    expect(shown?.payload).toMatchObject({ message_reference: { message_id: post.messageId } });
    expect(JSON.stringify(stage.discord.requests.at(-1)?.body)).toContain('"fail_if_not_exists":false');
    expect(await stage.publisher.find({ ...makeFindJob(note, Date.now()), below: post }, never)).toEqual({ kind: 'found', message });
  });

  it.each([
    ['cuts the connection', faultActions.lostAfterAcceptance(), 'attempt'],
    ['answers 500', faultActions.serverError(), 'attempt'],
    ['asks to wait', faultActions.rateLimit(5_000), 'attempt'],
    ['does not know the post', refusedWith(discordErrors.unknownMessage, 404), 'delivery'],
    ['shows the channel to nobody', refusedWith(discordErrors.missingAccess), 'destination'],
  ])('posts no note if Discord %s when the thread is opened', async (_name, action, refused) => {
    stage.discord.faults.fault({ match: { path: '/threads' }, action });

    const outcome = await stage.publisher.publish(noteBelow(post), never);

    expect(outcome).toMatchObject({ kind: 'notDone', refused });
    expect(stage.discord.posted).toHaveLength(1);
  });

  it('never puts the note of a forum post into another post', async () => {
    const forum = stage.place('stories', 'forum');
    const story = await stage.post(makeJob('b', forum));
    stage.discord.faults.fault({ match: { path: `${story.messageId}/messages` }, action: refusedWith(discordErrors.missingPermissions) });

    const outcome = await stage.publisher.publish(makeJob('note', forum, { below: story }), never);

    expect(outcome).toMatchObject({ kind: 'notDone', refused: 'delivery' });
    expect(opened()).toHaveLength(1);
  });

  it('opens no thread for a post of a forum, as it is one', async () => {
    const story = await stage.post(makeJob('b', stage.place('stories', 'forum')));
    const before = stage.changes().length;

    const outcome = await stage.publisher.openThread(makeJob('b', stage.place('stories', 'forum')), story, never);

    expect(outcome).toEqual({ kind: 'done', message: { messageId: story.messageId } });
    expect(stage.changes()).toHaveLength(before);
  });

  it('opens the thread of a post that stands elsewhere in its own channel', async () => {
    const rosa = destinationOf('discord', '', 'user', stage.discord.userId('rosa'));
    const direct = await stage.post(makeJob('b', rosa));

    const outcome = await stage.publisher.openThread(makeJob('b', rosa), direct, never);

    expect(outcome).toMatchObject({ kind: 'notDone', refused: 'delivery' });
    expect(opened()).toEqual([`POST /channels/${direct.channelId}/messages/${direct.messageId}/threads`]);
  });

  it('names the thread after the article, and plainly if Discord does not take its title', async () => {
    const titled = await stage.post(makeJob('b', stage.place('news')));
    const refused = await stage.post(makeJob('c', stage.place('news')));
    const job = makeJob('b', stage.place('news'), { title: 'A heron' });

    await stage.publisher.openThread(job, titled, never);
    stage.discord.faults.fault({ match: { path: '/threads' }, action: refusedWith(200_001, 400) });
    const outcome = await stage.publisher.openThread(job, refused, never);

    expect(outcome).toEqual({ kind: 'done', message: { messageId: refused.messageId } });
    expect([stage.nameOf(titled.messageId), stage.nameOf(refused.messageId)]).toEqual(['A heron', 'New article']);
  });

  it('says that no thread is there if Discord opens none, and asks once', async () => {
    stage.discord.removePermission(stage.place('news').targetId, 'CreatePublicThreads');

    const outcome = await stage.publisher.openThread(makeJob('a', stage.place('news')), post, never);

    // That a thread is refused says nothing about the posts of the channel.
    expect(outcome).toMatchObject({ kind: 'notDone', refused: 'delivery' });
    expect(opened()).toHaveLength(1);
  });

  it('publishes the post itself to followers, and says so if it may not', async () => {
    const job = makeJob('b', stage.place('wire'));
    const message = await stage.post(job);

    const outcome = await stage.publisher.crosspost(job, message, never);
    stage.discord.faults.fault({ match: { path: '/crosspost' }, action: refusedWith(discordErrors.missingPermissions) });
    const refused = await stage.publisher.crosspost(job, message, never);

    expect(outcome).toEqual({ kind: 'done', message });
    expect(stage.changes().filter((change) => change.endsWith(`${message.messageId}/crosspost`))).toHaveLength(2);
    expect(refused).toMatchObject({ kind: 'notDone', refused: 'delivery' });
  });

  it.each([
    ['cuts the connection', faultActions.lostAfterAcceptance()],
    ['answers 502', faultActions.serverErrorAfterAcceptance()],
  ])('tries again for certain if Discord %s while it opens direct messages: none is posted yet', async (_name, action) => {
    stage.discord.faults.fault({ match: { path: '/users/@me/channels' }, action });
    const rosa = destinationOf('discord', '', 'user', stage.discord.userId('rosa'));

    expect(await stage.publisher.publish(makeJob('b', rosa), never)).toMatchObject({ kind: 'notDone', refused: 'attempt' });
    expect((await stage.publisher.publish(makeJob('b', rosa), never)).kind).toBe('done');
  });
});
