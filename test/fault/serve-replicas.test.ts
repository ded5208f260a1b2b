import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, it, onTestFinished } from 'vitest';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { createServeReplicas, type ServeReplicasOptions } from './serve-replicas.ts';

async function open(given: Partial<ServeReplicasOptions>) {
  const [discord, slack, folder] = await Promise.all([
    createDiscordSandbox(),
    createSlackSandbox(),
    mkdtemp(`${tmpdir()}/newsdesk-serve-`),
  ]);
  const environment = { CONTENT_DIR: 'content', DATABASE_URL: `file:${folder}/newsdesk.db` };
  const replicas = await createServeReplicas({ environment, discord, slack, startMs: 60_000, ...given });
  onTestFinished(async () => {
    await replicas[Symbol.asyncDispose]();
    await Promise.all([discord.close(), slack.close(), rm(folder, { recursive: true, force: true })]);
  });
  return replicas;
}

it('tell the exit code of each that crashed, also if it is killed later, and of none that was killed while it lived', async () => {
  const replicas = await open({ environment: { CONTENT_DIR: '/nowhere/at/all', DATABASE_URL: 'nonsense' } });
  const [crashed, alsoKilled] = [replicas.start(), replicas.start()];
  await Promise.all([crashed.process.finished(), alsoKilled.process.finished()]);

  await alsoKilled.kill();
  await replicas.start().kill();
  const codes = await replicas.end();

  expect(codes).toHaveLength(2);
  expect(codes).not.toContain(0);
});

it('kill one that does not end, and say so', async () => {
  const replicas = await open({ endMs: 500 });
  const stopped = replicas.start();
  await stopped.ready;
  stopped.process.child.kill('SIGSTOP');

  expect(await replicas.end()).toEqual([null]);
});

it('do not wait for ever for one that is ready', async () => {
  const replicas = await open({ startMs: 500 });

  await expect(replicas.connect()).rejects.toThrow('No process was ready within 500 ms.');
});
