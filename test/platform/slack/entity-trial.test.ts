import type { WebAPICallResult } from '@slack/web-api';
import { expect, it } from 'vitest';
import { createEntityTrial } from '../../../src/platform/slack/entity-trial.ts';

const ok: WebAPICallResult = { ok: true };
const warned: WebAPICallResult = { ok: true, response_metadata: { warnings: ['invalid_metadata_format'] } };
const refusal = (error: string): Error =>
  Object.assign(new Error(error), { code: 'slack_webapi_platform_error', data: { ok: false, error } });

/** Three links in a row, with what Slack makes of the entities of each. */
async function share(answer: () => Promise<WebAPICallResult>) {
  const sent: string[] = [];
  const lost: string[] = [];
  const trial = createEntityTrial((parts) => lost.push(...parts.map(({ why }) => why)));
  const errors: unknown[] = [];
  for (let link = 0; link < 3; link += 1) {
    const withEntities = async (): Promise<WebAPICallResult> => {
      sent.push('whole');
      return answer();
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
  expect(await share(async () => ok)).toEqual({ sent: ['whole', 'whole', 'whole'], lost: [], errors: [] });
});

it('tries once, and says once that they are refused', async () => {
  const { sent, lost, errors } = await share(async () => Promise.reject(refusal('feature_not_enabled')));

  expect([sent, errors]).toEqual([['whole', 'plain', 'plain', 'plain'], []]);
  expect(lost).toEqual([expect.stringMatching(/^Slack says: feature_not_enabled; switch Work Object Previews on/u)]);
});

it('knows a warning for a refusal, after which the preview is there already', async () => {
  const { sent, lost } = await share(async () => warned);

  expect(sent).toEqual(['whole', 'plain', 'plain']);
  expect(lost).toHaveLength(1);
});

it('learns nothing from errors that have nothing to do with them', async () => {
  const { sent, lost, errors } = await share(async () => Promise.reject(refusal('missing_scope')));

  expect([sent, lost]).toEqual([['whole', 'whole', 'whole'], []]);
  expect(errors).toHaveLength(3);
});
