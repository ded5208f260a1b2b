import type { Act, ActResult, PageEvent } from '../../protocol.ts';
import type { Store } from './store.ts';

/** Follows the server's stream into the store. The browser reconnects by itself, and the first word then is the whole state. */
export function followEvents(store: Store, open: () => EventSource): () => void {
  const source = open();
  source.onmessage = ({ data }: MessageEvent<string>) => store.dispatch(JSON.parse(data) as PageEvent);
  source.onerror = () => store.dispatch({ kind: 'link', link: 'lost' });
  return () => source.close();
}

export type Send = (act: Act) => Promise<ActResult>;

/** An act that could not be sent is refused with the reason, like one that the platform's client would not send. */
export async function sendAct(act: Act): Promise<ActResult> {
  try {
    const response = await fetch('act', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(act) });
    if (!response.ok)
      return { status: 'refused', problem: `Newsdesk answered ${response.status}: ${(await response.text()).slice(0, 300)}` };
    return (await response.json()) as ActResult;
  } catch {
    return { status: 'refused', problem: 'Newsdesk does not answer. Is it still running?' };
  }
}
