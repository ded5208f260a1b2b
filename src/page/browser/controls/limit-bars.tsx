import type { VNode } from 'preact';
import type { LimitUse } from '../../protocol.ts';

/** The share of each limit of the platform that a message takes. */
export function LimitBars({ limits }: { readonly limits: readonly LimitUse[] }): VNode {
  return (
    <ul class="limits">
      {limits.map((limit) => (
        <LimitBar key={limit.name} limit={limit} />
      ))}
    </ul>
  );
}

function LimitBar({ limit: { name, used, limit, unit, source } }: { readonly limit: LimitUse }): VNode {
  const share = limit === 0 ? 1 : Math.min(used / limit, 1);
  const width = `${(share * 100).toFixed(1)}%`;
  return (
    <li class="limit" title={source}>
      <span class="limit-name">{name}</span>
      <span class="limit-figures">
        {used.toLocaleString('en')}{' '}
        <span class="limit-of">
          of {limit.toLocaleString('en')} {unit}
        </span>
      </span>
      <span
        class={used > limit ? 'limit-bar limit-over' : share > 0.9 ? 'limit-bar limit-near' : 'limit-bar'}
        ref={(node) => node?.style.setProperty('--share', width)}
      />
    </li>
  );
}
