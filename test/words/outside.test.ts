import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { textsIn, textsOf } from './texts-in-sources.ts';

const rooms = ['platform', 'reply', 'desk', 'command', 'announce', 'delivery', 'subscription', 'curation', 'ports'];

/** Files whose texts operators and authors of commands read, in English: `doctor`, setting up, faults of a connection, receivers of webhooks. */
const notForReaders = [
  /\/examine[^/]*\.ts$/u,
  /\/(?:finding|named-places|ask-identity|inspect-tokens|install-settings|sample-payloads|entity-trial|gateway-faults)\.ts$/u,
  /\/measure-[^/]+\.ts$/u,
  /\/(?:oauth|shards|receiver|webhook|workspaces)\//u,
  /\/(?:define-command|rights\/rights)\.ts$/u,
];

it('no text for readers stands outside of the catalogue: each that does is reviewed', async () => {
  const found = [...rooms.map((room) => `src/${room}`), 'commands']
    .flatMap(textsIn)
    .filter(({ path }) => !notForReaders.some((files) => files.test(path)))
    .map(({ path, text }) => `${path}: ${text}`);

  await expect(`${[...new Set(found)].sort().join('\n')}\n`).toMatchFileSnapshot(
    fileURLToPath(new URL('../golden/words/outside.txt', import.meta.url)),
  );
});

it.each<[source: string, found: readonly string[]]>([
  ["const why = 'Slack asks to wait';", ['Slack asks to wait']],
  ['const why = `Slack answered ${code} and was gone`;', ['Slack answered {} and was gone']],
  ["logger.warn({ code }, 'Slack asks to wait');", []],
  ["throw new NewsdeskError('Slack asks to wait.', { code, fix: 'Wait a minute.' });", []],
  ["const command = { name: 'news', description: 'Find the section' };", []],
  ["const kind = 'message_action'; import { a } from './some words.ts';", []],
])('finds the texts in %s', (source, found) => {
  expect(textsOf(source)).toEqual(found);
});
