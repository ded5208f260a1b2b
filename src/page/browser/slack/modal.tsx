import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Json, OpenView } from '../../protocol.ts';
import { Dialog } from '../controls/dialog.tsx';
import { type FieldValue, FormContext } from '../form.ts';
import { recordsOf, textOf } from '../payload.ts';
import { usePageActions } from '../state/use-page-actions.ts';
import { SurfaceContext } from '../surface.ts';
import { renderBlock } from './block-view.tsx';
import { viewSurface } from './view-surface.ts';
import { wordsOf } from './text-object.tsx';

/** A view of Slack as it stands open. What is wrong with a field stands beside it. */
export function SlackModal({ view }: { readonly view: OpenView }): VNode {
  const desk = usePageActions();
  const [values, setValues] = useState<Readonly<Record<string, FieldValue>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { id: viewId, userId, definition } = view;
  const surface = useMemo(() => viewSurface(desk, view), [desk, view]);

  const close = (): void => void desk.send({ kind: 'slack.closeView', userId, viewId });
  const submit = async (): Promise<void> => {
    setBusy(true);
    const result = await desk.send({ kind: 'slack.submitView', userId, viewId, values });
    setBusy(false);
    setErrors(result.fieldErrors ?? {});
    setProblem(
      result.status === 'done' || result.fieldErrors ? undefined : (result.problem ?? 'We had some trouble connecting. Try again?'),
    );
  };
  const all = { ...view.errors, ...errors };
  const withError = (block: Json): Json => {
    const error = all[textOf(block['block_id'])];
    return error === undefined ? block : { ...block, error };
  };
  return (
    <Dialog
      title={wordsOf(definition['title'])}
      closeLabel={wordsOf(definition['close']) || 'Cancel'}
      submitLabel={wordsOf(definition['submit']) || undefined}
      isBusy={isBusy}
      problem={problem}
      onClose={close}
      onSubmit={() => void submit()}
    >
      <SurfaceContext.Provider value={surface}>
        {recordsOf(definition['blocks']).map((block, index) =>
          block['type'] === 'input' ? (
            <FormContext.Provider key={index} value={{ values, set: (id, value) => setValues((before) => ({ ...before, [id]: value })) }}>
              {renderBlock(withError(block), index)}
            </FormContext.Provider>
          ) : (
            renderBlock(block, index)
          ),
        )}
      </SurfaceContext.Provider>
    </Dialog>
  );
}
