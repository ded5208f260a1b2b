import type { VNode } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { AskBar } from './composer/ask-bar.tsx';
import { Icon } from './controls/icon.tsx';
import type { IconName } from './controls/icons.ts';
import { Segments } from './controls/segments.tsx';
import { StoreContext, useModel } from './state/store.ts';
import { type Theme, useTheme } from './state/theme.ts';
import { count } from './state/words.ts';

const themeIcons: Readonly<Record<Theme, IconName>> = { auto: 'contrast', light: 'sun', dark: 'moon' };
const themeNames: Readonly<Record<Theme, string>> = { auto: 'as the system', light: 'light', dark: 'dark' };
const statusMs = 7_000;

/** The page's own line: what is served, what just happened, and what else can be opened. */
export function TopBar({ isFirst }: { readonly isFirst: boolean }): VNode {
  const store = useContext(StoreContext);
  const [theme, nextTheme] = useTheme();
  const view = useModel((model) => model.view);
  const hasPreview = useModel(({ page }) => page?.preview !== undefined);
  const panel = useModel((model) => model.panel?.kind);
  const content = useModel(({ page }) => page?.content);
  const faults = useModel(({ page }) => page?.faults.filter(({ remaining }) => remaining > 0).length ?? 0);
  const problems = content?.problems.length ?? 0;
  const hasErrors = content?.problems.some(({ severity }) => severity === 'error') ?? false;
  const contentLabel = `Content · ${problems > 0 ? count(problems, 'problem') : count(content?.articles.length ?? 0, 'article')}`;
  const toggle = (kind: 'problems' | 'faults'): void => store.dispatch({ kind: 'openPanel', panel: panel === kind ? undefined : { kind } });

  return (
    <header class="top">
      <p class="wordmark">
        <span class="wordmark-sign" aria-hidden="true" />
        Newsdesk
        {content && <span class="wordmark-of">{content.publication}</span>}
      </p>
      {hasPreview && (
        <Segments
          label="View"
          options={[
            { value: 'preview', label: 'Preview' },
            { value: 'chat', label: 'Chat' },
          ]}
          selected={view}
          onChange={(next) => store.dispatch({ kind: 'openView', view: next })}
        />
      )}
      {view === 'chat' && !isFirst && <AskBar isFirst={false} />}
      <StatusLine />
      <div class="top-buttons">
        <button
          type="button"
          class={hasErrors ? 'top-button top-button-wrong' : 'top-button'}
          aria-label={contentLabel}
          aria-pressed={panel === 'problems'}
          onClick={() => toggle('problems')}
        >
          <Icon name={problems > 0 ? 'warning' : 'file'} />
          <span>{contentLabel}</span>
        </button>
        <button
          type="button"
          class={faults > 0 ? 'top-button top-button-wrong' : 'top-button'}
          aria-label={faults > 0 ? `Faults, ${faults} in place` : 'Faults'}
          aria-pressed={panel === 'faults'}
          onClick={() => toggle('faults')}
        >
          <Icon name="bolt" />
          <span>Faults</span>
        </button>
        <button
          type="button"
          class="top-button"
          aria-label={`Colors: ${themeNames[theme]}`}
          title={`Colors: ${themeNames[theme]}`}
          onClick={nextTheme}
        >
          <Icon name={themeIcons[theme]} />
        </button>
      </div>
    </header>
  );
}

/** The last event, for a few seconds; a lost connection for as long as it is lost. */
function StatusLine(): VNode {
  const status = useModel((model) => model.status);
  const isLost = useModel(({ link }) => link === 'lost');
  const [seen, setSeen] = useState(0);
  useEffect(() => {
    if (status === undefined) return undefined;
    const timer = setTimeout(() => setSeen(status.id), statusMs);
    return () => clearTimeout(timer);
  }, [status]);
  const isShown = status !== undefined && status.id !== seen;
  return (
    <div class="status" role="status" aria-live="polite">
      {isLost ? (
        <p class="status-line status-trouble">Newsdesk does not answer. This page reconnects by itself.</p>
      ) : (
        isShown && (
          <p key={status.id} class={`status-line status-${status.tone}`}>
            {status.words}
          </p>
        )
      )}
    </div>
  );
}
