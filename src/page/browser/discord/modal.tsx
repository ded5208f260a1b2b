import type { VNode } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { Dialog } from '../controls/dialog.tsx';
import { type FieldValue, FormContext } from '../form.ts';
import { recordsOf, textOf } from '../payload.ts';
import type { OpenModal } from '../state/model.ts';
import { StoreContext } from '../state/store.ts';
import { usePageActions } from '../state/use-page-actions.ts';
import { renderComponent } from './component-view.tsx';

/** A form that an answer opened. Fields that nobody touched keep what they were sent with. */
export function DiscordModal({ modal }: { readonly modal: OpenModal }): VNode {
  const desk = usePageActions();
  const store = useContext(StoreContext);
  const [values, setValues] = useState<Readonly<Record<string, FieldValue>>>({});
  const [isBusy, setBusy] = useState(false);
  const { interactionId, userId, data, problem } = modal;

  const close = (): void => store.dispatch({ kind: 'modal', modal: undefined });
  const submit = async (): Promise<void> => {
    setBusy(true);
    const result = await desk.send({ kind: 'discord.submitModal', userId, interactionId, values });
    setBusy(false);
    if (result.status === 'done') close();
    else store.dispatch({ kind: 'modal', modal: { ...modal, problem: result.problem ?? 'Something went wrong. Try again.' } });
  };
  return (
    <Dialog
      title={textOf(data['title'])}
      closeLabel="Cancel"
      submitLabel="Submit"
      isBusy={isBusy}
      problem={problem}
      onClose={close}
      onSubmit={() => void submit()}
    >
      <FormContext.Provider value={{ values, set: (id, value) => setValues((before) => ({ ...before, [id]: value })) }}>
        {recordsOf(data['components']).map(renderComponent)}
      </FormContext.Provider>
    </Dialog>
  );
}
