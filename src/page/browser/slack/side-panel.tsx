import type { VNode } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Json } from '../../protocol.ts';
import { Dialog } from '../controls/dialog.tsx';
import { numberOf, recordOf, recordsOf, textOf } from '../payload.ts';
import { SurfaceContext } from '../surface.ts';

/** Opens the thing below a link in the side panel of the person who presses it. */
export function OpenEntity({ url }: { readonly url: string }): VNode | null {
  const { open } = useContext(SurfaceContext);
  const [panel, setPanel] = useState<Json>();
  const [problem, setProblem] = useState<string>();
  if (open === undefined) return null;
  const press = async (): Promise<void> => {
    const shown = await open(url);
    setPanel(shown);
    setProblem(shown === undefined ? 'This preview could not be loaded.' : undefined);
  };
  return (
    <>
      <button type="button" class="s-button" onClick={() => void press()}>
        Open in the side panel
      </button>
      {problem !== undefined && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {panel && <SidePanel entity={panel} onClose={() => setPanel(undefined)} />}
    </>
  );
}

/** An entity as the panel of Slack's client shows it: its fields by their names, and below them those of its own. */
function SidePanel({ entity, onClose }: { readonly entity: Json; readonly onClose: () => void }): VNode {
  const payload = recordOf(entity['entity_payload']) ?? {};
  const title = textOf(recordOf(recordOf(payload['attributes'])?.['title'])?.['text']);
  const fields = Object.entries(recordOf(payload['fields']) ?? {}).flatMap(([name, field]) => {
    const text = fieldText(recordOf(field) ?? {});
    return text === '' ? [] : [{ label: fieldNames[name] ?? name, text }];
  });
  const own = recordsOf(payload['custom_fields']).map((field) => ({ label: textOf(field['label']), text: fieldText(field) }));
  return (
    <Dialog title={title} closeLabel="Close" submitLabel={undefined} isBusy={false} onClose={onClose} onSubmit={onClose}>
      <dl class="s-panel">
        {[...fields, ...own].map(({ label, text }, index) => (
          <div key={index}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** The names that Slack's client gives the fields of a content item. */
const fieldNames: Readonly<Record<string, string>> = {
  description: 'Description',
  created_by: 'Created by',
  date_created: 'Date created',
  date_updated: 'Date updated',
};

/** A date is seconds since the epoch, shown in the reader's own zone. */
function fieldText(field: Json): string {
  const seconds = numberOf(field['value']);
  return seconds === undefined ? textOf(field['value']) : new Date(seconds * 1_000).toLocaleDateString();
}
