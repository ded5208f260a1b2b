import type { Publisher, PublishOutcome } from '../../../ports/publisher.ts';
import type { Destination } from '../../../subscription/subscription.ts';
import type { TokenWatch } from './token-watch.ts';
import { sayKept } from '../../../words/kept-text.ts';

/**
 * A publisher of many workspaces: a refusal of a token is one workspace's affair. If Slack confirms it, the installation is removed with all that
 * waits for it; unconfirmed, it is an attempt that was not done. What an installation lacks is taken for its channel's lack, which is tried
 * again once an hour: an admin may install the app again at any time.
 */
export function createWorkspacesPublisher(publisher: Publisher, watch: TokenWatch): Publisher {
  async function judge(coming: Promise<PublishOutcome>, { installationId }: Destination): Promise<PublishOutcome> {
    const outcome = await coming;
    if (outcome.kind !== 'notDone' || outcome.retryAfterMs !== undefined) return outcome;
    if (outcome.refused === 'installation') return { ...outcome, refused: 'destination' };
    if (outcome.refused !== 'platform') return outcome;
    return { ...outcome, refused: (await watch.suspect(installationId, sayKept(outcome.reason))) ? 'delivery' : 'attempt' };
  }

  return {
    ...publisher,
    publish: (job, signal) => judge(publisher.publish(job, signal), job.destination),
    edit: (job, message, signal) => judge(publisher.edit(job, message, signal), job.destination),
    remove: (job, message, signal) => judge(publisher.remove(job, message, signal), job.destination),
    openThread: (job, message, signal) => judge(publisher.openThread(job, message, signal), job.destination),
    crosspost: (job, message, signal) => judge(publisher.crosspost(job, message, signal), job.destination),
  };
}
