import type { VNode } from 'preact';
import type { DeliveryInfo } from '../../protocol.ts';
import { Icon } from '../controls/icon.tsx';
import type { IconName } from '../controls/icons.ts';
import { useModel } from '../state/store.ts';
import { count, platformNames } from '../state/words.ts';
import { clockTime } from '../pane/clock-time.ts';

const statusIcons: Readonly<Record<DeliveryInfo['status'], IconName>> = {
  waiting: 'clock',
  pending: 'clock',
  sending: 'send',
  delivered: 'check',
  unknown: 'warning',
  dead: 'close',
  canceled: 'close',
};

/** Every delivery with its state and its attempts, the newest first. */
export function Outbox(): VNode {
  const outbox = useModel(({ page }) => page?.outbox);
  const counts = Object.entries(outbox?.counts ?? {}).filter(([, number]) => number > 0);
  return (
    <section class="outbox" aria-label="Outbox">
      <h3>Outbox</h3>
      {counts.length > 0 && (
        <p class="outbox-counts">
          {counts.map(([status, number]) => (
            <span key={status} class={`outbox-count status-${status}`}>
              <strong>{number}</strong> {status === 'inDoubt' ? 'in doubt' : status}
            </span>
          ))}
        </p>
      )}
      {outbox === undefined || outbox.deliveries.length === 0 ? (
        <p class="panel-empty">
          Nothing has been announced yet. Save a new article in the content folder: it is announced once in every channel that wants it.
        </p>
      ) : (
        <ol class="deliveries">
          {outbox.deliveries.map((delivery) => (
            <Delivery key={delivery.number} delivery={delivery} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Delivery({ delivery }: { readonly delivery: DeliveryInfo }): VNode {
  const { platform, channel, article, part, status, inDoubt, attempts, reason, log } = delivery;
  return (
    <li class="delivery">
      <details>
        <summary>
          <span class={`delivery-sign status-${status}`}>
            <Icon name={statusIcons[status]} small />
          </span>
          <span class="delivery-main">
            <span class="delivery-article">{article}</span>
            <span class="delivery-place">
              {platformNames[platform]} {channel} · {part}
            </span>
          </span>
          <span class="delivery-state">
            <span class={`delivery-status status-${status}`}>{inDoubt && status !== 'delivered' ? `${status}, in doubt` : status}</span>
            <span class="delivery-attempts">{count(attempts, 'attempt')}</span>
          </span>
        </summary>
        {reason !== undefined && <p class="delivery-reason">{reason}</p>}
        <ol class="delivery-log">
          {log.map(({ at, outcome }, index) => (
            <li key={index}>
              <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time> {outcome}
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}
