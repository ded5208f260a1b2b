import { expect, it } from 'vitest';
import { parsePublication } from '../../src/content/publication-file.ts';

const read = (editors: string) => parsePublication({ path: 'publication.yaml', text: `name: N\n${editors}` });
const role = '112233445566778899';

it('names the editors by platform and kind', () => {
  const { publication, problems } = read(
    `editors:\n  Discord:\n    roles: [${role}]\n    users: "223344556677889900"\n  slack: { groups: S0123ABCD, users: [U0123ABCD, W0123ABCD] }\n`,
  );

  expect(publication?.editors).toEqual([
    { platform: 'discord', kind: 'group', id: role },
    { platform: 'discord', kind: 'user', id: '223344556677889900' },
    { platform: 'slack', kind: 'group', id: 'S0123ABCD' },
    { platform: 'slack', kind: 'user', id: 'U0123ABCD' },
    { platform: 'slack', kind: 'user', id: 'W0123ABCD' },
  ]);
  expect(problems).toEqual([]);
  expect(read('').publication?.editors).toBeUndefined();
});

it.each([
  ['a name instead of an id', 'editors: { discord: { roles: [Editors] } }', '"Editors" is not such an id'],
  ['a role of Slack', 'editors: { slack: { roles: [S0123ABCD] } }', "`roles` is not a list of slack's editors"],
  ['a person among groups', 'editors: { slack: { groups: [U0123ABCD] } }', '"U0123ABCD" is not such an id'],
  ['another platform', 'editors: { mastodon: { users: [U0123ABCD] } }', '`mastodon` names no editors'],
  ['a list without a platform', 'editors: [U0123ABCD]', '`editors` names nobody'],
  ['a single word', 'editors: everybody', '`editors` names nobody'],
])('lets nobody in for what it cannot read: %s', (_, yaml, what) => {
  const { publication, problems } = read(yaml);

  expect(publication?.editors).toEqual([]);
  expect(problems).toMatchObject([{ code: 'publication.editors', severity: 'error', line: 2, what }]);
});
