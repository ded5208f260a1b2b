import type { VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { AskBar } from './composer/ask-bar.tsx';
import { Segments } from './controls/segments.tsx';
import { PaneView } from './pane/pane-view.tsx';
import { FaultsPanel } from './panels/faults-panel.tsx';
import { InspectPanel } from './panels/inspect-panel.tsx';
import { ProblemsPanel } from './panels/problems-panel.tsx';
import { PreviewView } from './preview/preview-view.tsx';
import type { Panel } from './state/model.ts';
import { StoreContext, useModel } from './state/store.ts';
import { useSlashKey } from './use-slash-key.ts';
import { TopBar } from './top-bar.tsx';

/** The whole page. */
export function App(): VNode {
  const view = useModel((model) => model.view);
  const panel = useModel((model) => model.panel);
  const preview = useModel(({ page }) => page?.preview);
  const isFirst = useModel(({ isUntouched }) => isUntouched);
  useSlashKey();
  return (
    <div class={`page${panel === undefined ? '' : ' page-with-panel'}${isFirst ? ' page-first' : ''}`}>
      <TopBar isFirst={isFirst} />
      <main class="desk">
        {view === 'preview' && preview !== undefined ? (
          <PreviewView preview={preview} />
        ) : (
          <div class="chat">
            {isFirst && <AskBar isFirst />}
            <PaneTabs />
            <div class="panes">
              <PaneView platform="discord" />
              <PaneView platform="slack" />
            </div>
          </div>
        )}
        {panel !== undefined && <OpenPanel panel={panel} />}
      </main>
    </div>
  );
}

function PaneTabs(): VNode {
  const store = useContext(StoreContext);
  const front = useModel((model) => model.front);
  return (
    <div class="pane-tabs">
      <Segments
        label="Platform"
        options={[
          { value: 'discord', label: 'Discord' },
          { value: 'slack', label: 'Slack' },
        ]}
        selected={front}
        onChange={(platform) => store.dispatch({ kind: 'bringToFront', platform })}
      />
    </div>
  );
}

function OpenPanel({ panel }: { readonly panel: Panel }): VNode {
  switch (panel.kind) {
    case 'problems':
      return <ProblemsPanel />;
    case 'faults':
      return <FaultsPanel />;
    case 'inspect':
      return <InspectPanel key={panel.key} messageKey={panel.key} />;
  }
}
