import type { VNode } from 'preact';
import { JsonView } from '../controls/json-view.tsx';
import { LimitBars } from '../controls/limit-bars.tsx';
import { clockTime } from '../pane/clock-time.ts';
import { useModel } from '../state/store.ts';
import { count, platformNames } from '../state/words.ts';
import { Panel } from './panel.tsx';

/** The sending of a message: the request, its share of each limit, and the time that the command waited for it. */
export function InspectPanel({ messageKey }: { readonly messageKey: string }): VNode {
  const message = useModel(({ page }) => {
    const find = (platform: 'discord' | 'slack') => page?.[platform].messages.find(({ key }) => key === messageKey);
    return find('discord') ?? find('slack');
  });
  if (message === undefined) {
    return (
      <Panel title="Inspect">
        <p class="panel-empty">This message is no longer there.</p>
      </Panel>
    );
  }
  const { inspect, platform, editedAt, because } = message;
  return (
    <Panel title="Inspect">
      <dl class="facts">
        <div>
          <dt>Sent to</dt>
          <dd>
            {platformNames[platform]} <code>{inspect.via}</code>
          </dd>
        </div>
        {because !== undefined && (
          <div>
            <dt>Because</dt>
            <dd>{because}</dd>
          </div>
        )}
        {inspect.ackMs !== undefined && (
          <div>
            <dt>Acknowledged after</dt>
            <dd>
              <strong>{inspect.ackMs < 10 ? inspect.ackMs.toFixed(1) : Math.round(inspect.ackMs)} ms</strong> of 3,000
            </dd>
          </div>
        )}
        <div>
          <dt>Versions</dt>
          <dd>
            {count(inspect.versions, 'version')}
            {editedAt !== undefined && `, edited ${clockTime(editedAt)}`}
          </dd>
        </div>
      </dl>
      {inspect.limits.length > 0 && (
        <>
          <h3>Of each limit</h3>
          <LimitBars limits={inspect.limits} />
        </>
      )}
      <h3>The request</h3>
      <JsonView value={inspect.request} openTo={4} />
    </Panel>
  );
}
