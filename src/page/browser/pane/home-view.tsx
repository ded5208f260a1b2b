import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PlatformState } from '../../protocol.ts';
import { type FieldValue, FormContext } from '../form.ts';
import { recordOf, recordsOf, textOf } from '../payload.ts';
import { renderBlock } from '../slack/block-view.tsx';
import { viewSurface } from '../slack/view-surface.ts';
import { usePageActions } from '../state/use-page-actions.ts';
import { SurfaceContext } from '../surface.ts';

interface HomeViewProps {
  readonly state: PlatformState;
  readonly personId: string;
}

/** The app's Home tab of one person, opened anew each time, as Slack does. A field acts with the Enter key. */
export function HomeView({ state, personId }: HomeViewProps): VNode {
  const desk = usePageActions();
  const view = state.views.find(({ type, userId }) => type === 'home' && userId === personId);
  const [typed, setTyped] = useState<Readonly<Record<string, FieldValue>>>({});
  const surface = useMemo(() => (view === undefined ? undefined : viewSurface(desk, view)), [desk, view]);
  useEffect(() => void desk.send({ kind: 'slack.openHome', userId: personId }), [desk, personId]);
  if (view === undefined || surface === undefined) return <p class="pane-waiting">Newsdesk is preparing the Home tab…</p>;
  return (
    <div class="home">
      <SurfaceContext.Provider value={surface}>
        {recordsOf(view.definition['blocks']).map((block, index) => {
          if (block['type'] !== 'input') return renderBlock(block, index);
          const id = textOf(recordOf(block['element'])?.['action_id']);
          // Typed text stays as long as the block has the same id, as in Slack's client.
          const key = textOf(block['block_id']);
          const set = (_: string, typedNow: FieldValue): void => setTyped((before) => ({ ...before, [key]: typedNow }));
          const value = typed[key] ?? textOf(recordOf(block['element'])?.['initial_value']);
          return (
            <FormContext.Provider key={index} value={{ values: { [id]: value }, set }}>
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  surface.select(id, [String(value)]);
                }}
              >
                {renderBlock(block, index)}
              </form>
            </FormContext.Provider>
          );
        })}
      </SurfaceContext.Provider>
    </div>
  );
}
