import type { WebAPICallResult } from '@slack/web-api';
import { expect, it } from 'vitest';
import { createFakeClock } from '../../announce/fake-clock.ts';
import { HOUR, NOON } from '../../announce/fixtures.ts';
import { createEntityTrial } from '../../../src/platform/slack/entity-trial.ts';

const ok: WebAPICallResult = { ok: true };
const taken = async (): Promise<WebAPICallResult> => ok;
const warned = (warning: string) => async (): Promise<WebAPICallResult> => ({ ok: true, response_metadata: { warnings: [warning] } });
const refused = (error: string) => async (): Promise<WebAPICallResult> => {
  throw Object.assign(new Error(error), { code: 'slack_webapi_platform_error', data: { ok: false, error } });
};

const clock = createFakeClock(NOON);

/** Three links in a row, with what Slack makes of the entities of each; the last answer is given again. */
async function share(...answers: readonly (() => Promise<WebAPICallResult>)[]) {
  const sent: string[] = [];
  const lost: string[] = [];
  const trial = createEntityTrial(clock, (parts) => lost.push(...parts.map(({ why }) => why)));
  const errors: unknown[] = [];
  for (let link = 0; link < 3; link += 1) {
    const withEntities = async (): Promise<WebAPICallResult> => {
      sent.push('whole');
      return (answers[link] ?? answers.at(-1) ?? taken)();
    };
    const plain = async (): Promise<WebAPICallResult> => {
      sent.push('plain');
      return ok;
    };
    await trial.send(withEntities, plain).catch((error: unknown) => errors.push(error));
  }
  return { sent, lost, errors };
}

it('goes on with entities if Slack takes them', async () => {
  expect(await share(taken)).toEqual({ sent: ['whole', 'whole', 'whole'], lost: [], errors: [] });
});

const off = [expect.stringMatching(/^Slack says: feature_not_enabled; switch Work Object Previews on/u)];
const unlucky = (reason: string) => [`Slack says: ${reason}; other links are tried again`];

it.each<[string, readonly (() => Promise<WebAPICallResult>)[], readonly string[], readonly unknown[]]>([
  ['ends at an error that says that they are switched off', [refused('feature_not_enabled')], ['whole', 'plain', 'plain', 'plain'], off],
  // After a warning the preview is there already.
  ['ends at a warning that says so', [warned('feature_not_enabled')], ['whole', 'plain', 'plain'], off],
  ['goes on after a passing error', [refused('internal_error'), taken], ['whole', 'plain', 'whole', 'whole'], unlucky('internal_error')],
  ['says a reason once', [refused('internal_error')], ['whole', 'plain', 'whole', 'plain', 'whole', 'plain'], unlucky('internal_error')],
  [
    'goes on after a warning about one article',
    [warned('invalid_metadata_format'), taken],
    ['whole', 'whole', 'whole'],
    unlucky('invalid_metadata_format'),
  ],
])('%s', async (_, answers, sent, lost) => {
  expect(await share(...answers)).toEqual({ sent, lost, errors: [] });
});

it('learns nothing from errors that have nothing to do with them', async () => {
  const { sent, lost, errors } = await share(refused('missing_scope'));

  expect([sent, lost]).toEqual([['whole', 'whole', 'whole'], []]);
  expect(errors).toHaveLength(3);
});

it('tries entities again an hour after they were switched off, and says once that they are', async () => {
  const sent: string[] = [];
  const lost: unknown[] = [];
  const trial = createEntityTrial(clock, (parts) => lost.push(...parts));
  const send = (answer: () => Promise<WebAPICallResult>): Promise<void> =>
    trial.send(
      async () => {
        sent.push('whole');
        return answer();
      },
      async () => {
        sent.push('plain');
        return ok;
      },
    );

  await send(refused('feature_not_enabled'));
  await clock.advance(HOUR - 1);
  await send(taken);
  await clock.advance(1);
  await send(refused('feature_not_enabled'));
  await clock.advance(HOUR);
  await send(taken);

  expect(sent).toEqual(['whole', 'plain', 'plain', 'whole', 'plain', 'whole']);
  expect(lost).toHaveLength(1);
});
