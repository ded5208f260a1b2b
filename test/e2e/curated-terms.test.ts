import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { terms } from '../../commands/terms.ts';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';

describe('terms that editors change in chat, over the wire', () => {
  let stage: AnnouncementStage;
  const skeg = { headword: 'Skeg', definition: 'A fin below the rudder.', aliases: 'keel fin', 'see-also': '', note: 'Readers ask.' };

  const named = (discord: DiscordSandbox): string =>
    `editors:\n  discord:\n    users: ["${discord.userId('grace')}", "${discord.userId('ada')}"]\n  slack:\n    users: [U0ADMIN001, U0READER01]\n`;

  beforeEach(async () => {
    stage = await startAnnouncementStage({ publication: named });
  });
  afterEach(() => stage.stop());

  const termOnSlack = async (name: string): Promise<string> => {
    const message = await (await stage.onSlack('term', name)).answer();
    return JSON.stringify(message);
  };

  it('are added at Discord in one modal, answer on both platforms at once, and are undone by a press', async () => {
    const { discord, manager } = stage;
    const { userId } = manager.discord;
    const opened = await stage.onDiscord('terms add', { term: 'Skeg' });
    const saved = await discord.submitModal({ userId, interactionId: opened.interactionId, values: skeg });

    expect(opened.modal).toMatchObject({ title: 'Add a term' });
    expect(opened.modal?.['components']).toHaveLength(5);
    expect(JSON.stringify(saved.message?.payload)).toContain('“Skeg” is a term now');
    expect(saved.message?.ephemeralFor).toBe(userId);
    expect(JSON.stringify((await stage.onDiscord('term', { term: 'keel fin' })).message?.payload)).toContain('A fin below the rudder.');
    expect(await termOnSlack('skegs')).toContain('A fin below the rudder.');
    const customId = buttonOn(saved.message?.payload, /^Undo$/u);
    await discord.click({ userId, messageId: saved.message?.id ?? '', customId });
    expect(await termOnSlack('skeg')).not.toContain('A fin below the rudder.');
  });

  it('show at Discord what somebody else changed, keep what was typed, and take it when it is sent again', async () => {
    const { discord, manager } = stage;
    const first = await stage.onDiscord('terms add', { term: 'Skeg' });
    await discord.submitModal({ userId: manager.discord.userId, interactionId: first.interactionId, values: skeg });
    const [mine, other] = [
      await stage.onDiscord('terms edit', { term: 'Skeg' }),
      await stage.onDiscord('terms edit', { term: 'Skeg' }, { userId: discord.userId('ada') }),
    ];
    await discord.submitModal({
      userId: discord.userId('ada'),
      interactionId: other.interactionId,
      values: { ...skeg, definition: 'A keel’s fin.' },
    });

    const { userId } = manager.discord;
    const stopped = await discord.submitModal({
      userId,
      interactionId: mine.interactionId,
      values: { ...skeg, definition: 'A fin under water.' },
    });
    const words = JSON.stringify(stopped.message?.payload);
    const again = await discord.click({
      userId,
      messageId: stopped.message?.id ?? '',
      customId: buttonOn(stopped.message?.payload, /send again/u),
    });
    const saved = await discord.submitModal({ userId, interactionId: again.interactionId, values: {} });

    expect(words).toMatch(/Ada changed this on .*the explanation is now “A keel’s fin.” and was “A fin below the rudder.”/u);
    expect(words).toContain('A fin under water.');
    expect(JSON.stringify(again.modal)).toContain('A fin under water.');
    expect(JSON.stringify(saved.message?.payload)).toContain('“Skeg” is saved');
    expect((await stage.storage.terms.read()).terms).toMatchObject([{ version: 3, definition: 'A fin under water.' }]);
  });

  it('are added at Slack in one view, with faults beside the fields, and changed there under somebody’s eyes', async () => {
    const { slack, manager } = stage;
    const asked = await stage.onSlack('terms', 'add Skeg');
    const view = await stage.view();
    const wrong = await slack.submitView({ view, values: { ...skeg, definition: ' ' } });
    await slack.submitView({ view, values: skeg });

    expect(wrong.fieldErrors).toEqual({ definition: 'Say what it means: the explanation is empty.' });
    expect(JSON.stringify(await asked.answer())).toContain('“Skeg” is a term now');
    await stage.onSlack('terms', 'edit Skeg');
    const mine = await stage.view();
    await stage.onSlack('terms', 'edit Skeg', { userId: 'U0READER01' });
    const theirs = await stage.view('U0READER01');
    await slack.submitView({ view: theirs, values: { definition: 'A keel’s fin.' } });
    const stopped = await slack.submitView({ view: mine, values: { definition: 'A fin under water.' } });
    expect(stopped.ackPayload).toMatchObject({ response_action: 'update' });
    const shown = JSON.stringify((await stage.view()).definition);
    expect(shown).toContain('the explanation is now “A keel’s fin.”');
    expect(shown).toContain('A fin under water.');
    await slack.submitView({ view: await stage.view(), values: { definition: 'A fin under water.' } });
    await stage.until('the change', async () => (await stage.storage.terms.read()).terms.find(({ version }) => version === 3));
    expect(await termOnSlack('skeg')).toContain('A fin under water.');
    expect(manager.slack.userId).toBe('U0ADMIN001');
  });

  it('go into another term that Slack suggests while it is typed', async () => {
    const { slack, manager } = stage;
    await stage.onSlack('terms', 'add Skeg');
    await slack.submitView({ view: await stage.view(), values: skeg });
    await stage.onSlack('terms', 'merge Skeg');
    const view = await stage.view();
    const offered = await slack.suggest({ view, userId: manager.slack.userId, actionId: 'term', value: 'inter' });
    const into = String(offered.options[0]?.['value']);

    await slack.submitView({ view, values: { term: into } });

    expect(into).toMatch(/interconnect/iu);
    await stage.until('the merge', async () => (await stage.storage.terms.read()).revision === 2);
    expect((await stage.storage.terms.read()).terms.map(({ state }) => state)).toEqual(['plain', 'shown']);
  });

  it('are suggested by readers and guests, and decided by editors alone', async () => {
    const { discord, slack, manager } = stage;
    await stage.onSlack('terms', 'suggest Skeg', { userId: 'U0GUEST001' });
    await slack.submitView({ view: await stage.view('U0GUEST001'), values: { headword: 'Skeg', definition: 'A fin.', aliases: '' } });
    await stage.until('the suggestion', async () => (await stage.storage.terms.read()).pending[0]);
    const linus = { userId: discord.userId('linus') };

    const refusedOnSlack = JSON.stringify(await (await stage.onSlack('terms', 'review', { userId: 'U0GUEST001' })).answer());
    const refused = [
      JSON.stringify((await stage.onDiscord('terms review', {}, linus)).message?.payload),
      JSON.stringify((await stage.onDiscord('terms hide', { term: 'Interconnect' }, linus)).message?.payload),
    ];
    const queue = await stage.onDiscord('terms review');
    const opened = await discord.click({
      userId: manager.discord.userId,
      messageId: queue.message?.id ?? '',
      customId: buttonOn(queue.message?.payload, /^Accept 1/u),
    });
    const saved = await discord.submitModal({ userId: manager.discord.userId, interactionId: opened.interactionId, values: {} });

    // The guest's Slack is French.
    expect(refusedOnSlack).toContain('Seules les personnes nommées dans publication.yaml');
    for (const words of refused) expect(words).toContain('Terms are for the editors that publication.yaml names.');
    expect(JSON.stringify(saved.message?.payload)).toContain('“Skeg” is a term now');
    expect(await termOnSlack('skeg')).toContain('A fin.');
  });

  it('are for a role and a user group if publication.yaml names them, and for nobody else', async () => {
    const { discord, manager, content } = stage;
    const roles = `editors:\n  discord:\n    roles: ["${discord.roleId('Readers')}"]\n  slack:\n    groups: [S0EDITORS1]\n`;
    await writeFile(join(content, 'publication.yaml'), `name: The Gazette\n${roles}`);
    await stage.until('the new settings', () => stage.app.desk.served().edition.publication.editors?.some(({ kind }) => kind === 'group'));

    const said = [
      (await stage.onDiscord('terms review', {}, { userId: discord.userId('linus') })).message?.payload,
      (await stage.onDiscord('terms review')).message?.payload,
      await (await stage.onSlack('terms', 'review')).answer(),
      await (await stage.onSlack('terms', 'review', { userId: 'U0READER01' })).answer(),
    ].map((each) => (JSON.stringify(each).includes('No suggestion waits.') ? 'may' : JSON.stringify(each)));

    expect(said[0]).toBe('may');
    expect(said[1]).toContain('Terms are for the editors that publication.yaml names.');
    expect(said[2]).toBe('may');
    expect(said[3]).toContain('Terms are for the editors that publication.yaml names.');
    expect(manager.discord.userId).toBe(discord.userId('grace'));
  });
});

it('terms open to nobody but their editors, whatever a person is on either platform and whichever command is typed', async () => {
  const stage = await startAnnouncementStage();
  const { discord } = stage;
  const unnamed = [
    JSON.stringify((await stage.onDiscord('terms add', { term: 'Skeg' })).message?.payload),
    JSON.stringify(await (await stage.onSlack('terms', 'add Skeg')).answer()),
  ];
  const named = `editors:\n  discord:\n    roles: ["${discord.roleId('Readers')}"]\n  slack:\n    groups: [S0EDITORS1]\n    users: ["${discord.userId('mary')}"]\n`;
  await writeFile(join(stage.content, 'publication.yaml'), `name: The Gazette\n${named}`);
  await stage.until('the new settings', () => stage.app.desk.served().edition.publication.editors);
  const words = Object.keys(terms.subcommands ?? {}).filter((word) => !['list', 'suggest'].includes(word));
  const without = ['hidden', 'review'];

  const said: [who: string, word: string, answer: string][] = [];
  for (const word of words) {
    const options = without.includes(word) ? {} : { term: 'Interconnect' };
    for (const who of ['ada', 'grace', 'mary'])
      said.push([
        who,
        word,
        JSON.stringify((await stage.onDiscord(`terms ${word}`, options, { userId: discord.userId(who) })).message?.payload),
      ]);
    for (const userId of ['U0READER01', 'U0GUEST001'])
      said.push([userId, word, JSON.stringify(await (await stage.onSlack('terms', `${word} Interconnect`, { userId })).answer())]);
  }
  const revision = (await stage.storage.terms.read()).revision;
  await stage.stop();

  // The managers of one platform would change the terms of the other.
  for (const answer of unnamed) expect(answer).toContain('somebody has to name their editors in publication.yaml');
  // In their languages, which all name the file.
  expect(said.filter(([, , answer]) => !answer?.includes('publication.yaml'))).toEqual([]);
  expect([said.length, revision]).toEqual([words.length * 5, 0]);
});
