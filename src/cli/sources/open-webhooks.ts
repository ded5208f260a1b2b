import type { Webhooks } from '../../app/announcements.ts';
import type { SourceList } from '../../config/newsdesk-file.ts';
import type { WebhookReceiver } from '../../platform/webhook/receiver.ts';
import { createGuardedPost } from '../../sources/network/guarded-post.ts';
import { userAgent } from './user-agent.ts';

export interface OpenWebhooks extends Webhooks {
  close(): Promise<void>;
}

/** The receivers with the one way out to them: private hosts only if `newsdesk.yaml` allows them. */
export function openWebhooks(receivers: readonly WebhookReceiver[], { allowHosts }: Pick<SourceList, 'allowHosts'>): OpenWebhooks {
  return { receivers, ...createGuardedPost({ userAgent: userAgent(), allowedHosts: allowHosts }) };
}
