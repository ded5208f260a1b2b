import { expect, it } from 'vitest';
import { originsOf } from '../../../src/platform/slack/workspaces/payload-origin.ts';

const rows: readonly (readonly [what: string, payload: Readonly<Record<string, unknown>>, places: readonly (readonly string[])[]])[] = [
  ['a command', { team_id: 'T1', is_enterprise_install: 'false', enterprise_id: 'E1' }, [['T1']]],
  ['a command of an organization', { team_id: 'T1', is_enterprise_install: 'true', enterprise_id: 'E1' }, [['T1', 'E1']]],
  [
    'an event of a channel that another company shares',
    { team_id: 'T2', authorizations: [{ team_id: 'T1', enterprise_id: null, is_enterprise_install: false }] },
    [['T1'], ['T2']],
  ],
  [
    'an event of an organization, whose authorization has no workspace',
    { team_id: 'T1', authorizations: [{ team_id: null, enterprise_id: 'E1', is_enterprise_install: true }] },
    [['T1', 'E1']],
  ],
  ['a press below a message of the app, by somebody of another company', { team: { id: 'T2' }, message: { team: 'T1' } }, [['T2'], ['T1']]],
  ['a press in a form that was opened elsewhere', { team: { id: 'T2' }, view: { app_installed_team_id: 'T1' } }, [['T1'], ['T2']]],
  [
    'a press in an organization, which names no workspace',
    { team: null, enterprise: { id: 'E1' }, is_enterprise_install: true, user: { id: 'U1', team_id: 'T1' } },
    [['T1', 'E1']],
  ],
  ['something that names nothing', { authorizations: 'none', team: 3, user: null }, []],
];

it.each(rows)('finds the workspaces of %s, the likeliest first', (_what, payload, places) => {
  const found = originsOf(payload).map(({ teamId, organization }) => (organization === undefined ? [teamId] : [teamId, organization]));

  expect(found).toEqual(places);
});
