import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineDiscord } from '../../src/platform/discord/examine.ts';
import { examineSlack } from '../../src/platform/slack/examine.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { type HttpDoors, openHttpDoors } from '../web/http-doors.ts';
import { articleCommands } from './article-dispatch.ts';

describe('the way that interactions come by, as doctor sees it', () => {
  let doors: HttpDoors;

  beforeEach(async () => {
    doors = await openHttpDoors();
  });
  afterEach(() => doors.close());

  const findingsOf = async (discord: DiscordSandbox, publicKey?: string): Promise<readonly string[]> => {
    const access = { token: discord.token, apiUrl: discord.apiUrl, channels: [], commands: articleCommands, clock: systemClock };
    const findings = await examineDiscord({ ...access, ...(publicKey === undefined ? {} : { publicKey }) });
    return findings.filter(({ about }) => /interactions|gateway/u.test(about)).map(({ kind, about, what }) => `${kind} ${about}: ${what}`);
  };

  it('is in order if the address is saved for a bot with the key, and the gateway is free for one without', async () => {
    const { discord, url } = doors;

    expect(await findingsOf(discord, discord.publicKey)).toEqual([
      `ok discord interactions: Discord sends them to ${url}/discord/interactions`,
    ]);
    await discord.endpoint.save(undefined);
    expect(await findingsOf(discord)).toEqual([expect.stringMatching(/^ok discord gateway: \d+ of 1000 connections are left today$/u)]);
  });

  it('is a problem if nothing can arrive', async () => {
    const { discord, url } = doors;

    expect((await findingsOf(discord))[0]).toBe(
      `problem discord interactions: Discord sends them to ${url}/discord/interactions, and none to the gateway`,
    );
    expect(await findingsOf(discord, '0'.repeat(64))).toEqual([expect.stringContaining('the key of another application')]);
    await discord.endpoint.save(undefined);
    expect(await findingsOf(discord, discord.publicKey)).toEqual([
      'problem discord interactions: Discord sends them to gateways, and none is connected',
    ]);
  });
});

it.each([
  ['nothing if one shard does', 1, undefined, 1, []],
  ['how many Discord recommends', 3, undefined, undefined, ['ok: Discord recommends 3']],
  ['that more are set', 1, 2, undefined, ['ok: DISCORD_SHARDS is 2, and Discord recommends 1']],
  ['that fewer are set', 3, 2, 2, ['warning: DISCORD_SHARDS is 2, and Discord recommends 3']],
  ['that fewer run', 3, undefined, 1, ['warning: the processes run 1, and Discord recommends 3']],
  ['that as many run as are recommended', 3, undefined, 3, ['ok: the processes run 3, and Discord recommends 3']],
  ['that other ones run than are set', 1, 4, 1, ['warning: DISCORD_SHARDS is 4, and the processes run 1, and Discord recommends 1']],
])('says of the shards of the gateway %s', async (_, recommendedShards, shardCount, runningShards, said) => {
  await using stack = new AsyncDisposableStack();
  const discord = stack.adopt(await createDiscordSandbox({ recommendedShards }), (sandbox) => sandbox.close());
  const access = { token: discord.token, apiUrl: discord.apiUrl, channels: [], commands: articleCommands, clock: systemClock };

  const findings = await examineDiscord({ ...access, runningShards, ...(shardCount === undefined ? {} : { shardCount }) });

  const ofShards = findings.filter(({ about }) => about === 'discord shards');
  expect(ofShards.map(({ kind, what }) => `${kind}: ${what}`)).toEqual(said);
});

it('asks Slack for no connection if Slack sends over HTTP', async () => {
  const slack = await createSlackSandbox();
  const { botToken, apiUrl } = slack;

  const findings = await examineSlack({ botToken, apiUrl, channels: [], clock: systemClock });

  expect(findings.map(({ about }) => about)).toContain('slack over http');
  expect(slack.requests('apps.connections.open')).toEqual([]);
  await slack.close();
});
