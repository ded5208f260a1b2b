import { expect, it, onTestFinished } from 'vitest';
import { createSlackPublisher } from '../../../src/platform/slack/publisher.ts';
import { createWorkspacesPublisher } from '../../../src/platform/slack/workspaces/workspaces-publisher.ts';
import type { PublishOutcome } from '../../../src/ports/publisher.ts';
import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { slackFaults } from '../../../src/sandbox/slack/slack-faults.ts';
import { destinationOf } from '../../../src/subscription/subscription.ts';
import { makeJob } from '../../announce/jobs.ts';

const team = 'T0SANDBOX1';

interface Row {
  readonly what: string;
  readonly token?: (slack: SlackSandbox) => Promise<string | undefined>;
  /** Slack's error of the post. */
  readonly error?: string;
  /** Whether Slack confirms that the token is dead. */
  readonly isConfirmed?: boolean;
  readonly refused: Extract<PublishOutcome, { kind: 'notDone' }>['refused'];
}

const rows: readonly Row[] = [
  { what: 'a workspace without the app', token: async () => undefined, refused: 'delivery' },
  { what: 'a token that cannot be read now', token: () => Promise.reject(new Error('busy')), refused: 'attempt' },
  { what: 'a token that Slack stands by refusing', error: 'token_revoked', isConfirmed: true, refused: 'delivery' },
  { what: 'a stray refusal of the token', error: 'invalid_auth', isConfirmed: false, refused: 'attempt' },
  { what: 'a scope that the workspace did not grant', error: 'missing_scope', refused: 'destination' },
  { what: 'a channel that takes nothing', error: 'is_archived', refused: 'destination' },
];

it.each(rows)('takes $what for that of one workspace', async ({ token, error, isConfirmed = false, refused }) => {
  const slack = await createSlackSandbox();
  onTestFinished(() => slack.close());
  const suspected: string[] = [];
  const publisher = createWorkspacesPublisher(
    createSlackPublisher({ apiUrl: slack.apiUrl, tokenFor: () => (token ?? (async () => slack.botToken))(slack) }),
    {
      async suspect(teamId) {
        suspected.push(teamId);
        return isConfirmed;
      },
    },
  );
  if (error !== undefined) slack.faults.fault({ match: { path: 'chat.postMessage' }, action: slackFaults.apiError(error) });

  const outcome = await publisher.publish(makeJob('a', destinationOf('slack', team, 'channel', 'C0GENERAL1')), AbortSignal.timeout(5_000));

  expect(outcome).toMatchObject({ kind: 'notDone', refused });
  expect(suspected).toEqual(error === 'token_revoked' || error === 'invalid_auth' ? [team] : []);
  expect(slack.requestCounts()['chat.postMessage'] ?? 0).toBe(error === undefined ? 0 : 1);
});

it('posts with the token of the workspace, at a pace of each workspace', async () => {
  const slack = await createSlackSandbox();
  onTestFinished(() => slack.close());
  const asked: string[] = [];
  const publisher = createSlackPublisher({
    apiUrl: slack.apiUrl,
    async tokenFor(teamId) {
      asked.push(teamId);
      return slack.botToken;
    },
  });

  const outcome = await publisher.publish(makeJob('a', destinationOf('slack', team, 'channel', 'C0GENERAL1')), AbortSignal.timeout(5_000));

  expect(outcome.kind).toBe('done');
  expect(asked).toEqual([team]);
  expect(publisher.limits).toMatchObject({ perInstallation: { burst: 250, perSecond: 4.9 } });
  expect(publisher.limits.sustained).toBeUndefined();
});
