import type { VNode } from 'preact';
import { useModel } from '../state/store.ts';
import { usePageActions } from '../state/use-page-actions.ts';
import { faultWords, platformNames, targetWords } from '../state/words.ts';

/** The faults that are in place, and what they have struck. */
export function FaultList(): VNode | null {
  const desk = usePageActions();
  const faults = useModel(({ page }) => page?.faults) ?? [];
  const strikes = useModel((model) => model.strikes);
  if (faults.length === 0 && strikes.length === 0) return null;
  return (
    <div class="fault-list">
      {faults.length > 0 && (
        <div class="fault-list-head">
          <h3>In place</h3>
          <button type="button" class="text-button" onClick={() => void desk.send({ kind: 'clearFaults' })}>
            Remove all
          </button>
        </div>
      )}
      <ul>
        {faults.map(({ platform, id, kind, what, remaining, hits }) => (
          <li key={`${platform} ${id}`} class={remaining === 0 ? 'fault-row fault-spent' : 'fault-row'}>
            <span>
              {platformNames[platform]}: {faultWords[kind].name.toLowerCase()}
              <span class="fault-note">{targetWords[what]}</span>
            </span>
            <span class="fault-left">
              {hits} struck, {remaining} left
            </span>
          </li>
        ))}
      </ul>
      {strikes.length > 0 && (
        <ol class="strikes" aria-label="What was struck" aria-live="polite">
          {strikes.slice(0, 5).map(({ id, platform, fault, what }) => (
            <li key={id}>
              {platformNames[platform]} {faultWords[fault].past} <code>{shorten(what)}</code>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** A request without what says nothing here: the version, and ids of many digits. */
function shorten(request: string): string {
  return request.replace(/\/api(?:\/v\d+)?(?=\/)/, '').replaceAll(/\/\d{15,}/g, '/…');
}
