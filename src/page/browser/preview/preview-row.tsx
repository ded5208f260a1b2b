import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PreviewItem } from '../../protocol.ts';
import { LimitBars } from '../controls/limit-bars.tsx';
import { DiscordBody } from '../discord/message-body.tsx';
import { SlackBody } from '../slack/message-body.tsx';

interface PreviewRowProps {
  /** `Section 2`, `Term`. */
  readonly kind: string;
  readonly item: PreviewItem;
}

/** One thing that readers will see, on both platforms side by side, page by page. */
export function PreviewRow({ kind, item }: PreviewRowProps): VNode {
  return (
    <article class="preview-row" aria-label={`${kind}: ${item.title}`}>
      <header class="preview-row-head">
        <span class="preview-kind">{kind}</span>
        <h3>{item.title}</h3>
      </header>
      <div class="preview-pair">
        <PreviewPages platform="discord" pages={item.discord} />
        <PreviewPages platform="slack" pages={item.slack} />
      </div>
    </article>
  );
}

interface PreviewPagesProps {
  readonly platform: 'discord' | 'slack';
  readonly pages: PreviewItem['discord'];
}

function PreviewPages({ platform, pages }: PreviewPagesProps): VNode {
  const [wanted, setPage] = useState(0);
  const index = Math.min(wanted, pages.length - 1);
  const page = pages[index];
  const name = platform === 'discord' ? 'Discord' : 'Slack';
  return (
    <div class={`preview-page preview-${platform}`}>
      <p class="preview-page-platform">{name}</p>
      {pages.length > 1 && (
        <fieldset class="preview-pager" aria-label={`Pages in ${name}`}>
          {pages.map((_, at) => (
            <button key={at} type="button" aria-label={`Page ${at + 1}`} aria-pressed={at === index} onClick={() => setPage(at)}>
              {at + 1}
            </button>
          ))}
        </fieldset>
      )}
      {page && (
        <>
          {platform === 'discord' ? <DiscordBody payload={page.payload} /> : <SlackBody payload={page.payload} />}
          {page.limits.length > 0 && (
            <details class="preview-limits">
              <summary>Limits</summary>
              <LimitBars limits={page.limits} />
            </details>
          )}
        </>
      )}
    </div>
  );
}
