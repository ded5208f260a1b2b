import { expect, it, onTestFinished } from 'vitest';
import { createTeamAccess } from '../../../src/platform/slack/workspaces/team-access.ts';
import { openMemory } from '../../../src/storage/open-sqlite.ts';
import { createFakeClock } from '../../announce/fake-clock.ts';
import { DAY, makeInstallation, NOON } from '../../announce/fixtures.ts';

const named = ['T1', 'T2', 'T3', 'T4', 'E1', 7, 'T5'];
const payloadOf = (event: object, more: object = {}) => ({ event, event_time: NOON / 1_000, enterprise_id: 'E1', ...more });

it.each([
  ['takes the workspaces that the organization reached by its token', payloadOf({ type: 'team_access_revoked', team_ids: named }), ['T1']],
  [
    'believes the installation that the event came by',
    payloadOf({ type: 'team_access_revoked', team_ids: named }, { authorizations: [{ enterprise_id: 'E2' }] }),
    ['T4'],
  ],
  ['leaves any other event alone', payloadOf({ type: 'team_access_granted', team_ids: named }), []],
  ['leaves a list that is not one alone', payloadOf({ type: 'team_access_revoked', team_ids: 'T1' }), []],
])('%s', async (_, payload, expected) => {
  const { installations, close } = await openMemory();
  onTestFinished(close);
  const member = (id: string, enterpriseId: string, installedAt: number) => {
    const { sealedToken: _own, ...row } = makeInstallation(id, { enterpriseId, installedAt });
    return row;
  };
  const own = makeInstallation('T2', { enterpriseId: 'E1' });
  const rows = [makeInstallation('E1', { enterpriseId: 'E1' }), member('T1', 'E1', NOON), own, member('T3', 'E1', NOON + 1_001)];
  for (const row of [...rows, member('T4', 'E2', NOON)]) await installations.put(row);
  const told: string[] = [];
  const tokens = { forget: (id: string) => void told.push(`forget ${id}`) };
  const events = { onRemoved: (id: string) => void told.push(`removed ${id}`) };

  await createTeamAccess({ installations, tokens, clock: createFakeClock(NOON + DAY), events }).take(payload);

  expect(await installations.listRemovedBefore('slack', NOON + DAY + 1)).toEqual(expected);
  expect(told).toEqual(expected.flatMap((id) => [`forget ${id}`, `removed ${id}`]));
});
