import type { Act, ActResult, PageEvent } from '../../protocol.ts';
import type { Store } from './store.ts';

export type Send = (act: Act) => Promise<ActResult>;

const reloadMs = 2_000;

/** The document carries the token of the start that it came from. */
function readToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="newsdesk-token"]')?.content ?? '';
}

/** Follows the server's stream into the store. The browser reconnects by itself, and the first word then is the whole state. */
export function followEvents(store: Store): void {
  const source = new EventSource(`events?token=${encodeURIComponent(readToken())}`);
  source.onmessage = ({ data }: MessageEvent<string>) => store.dispatch(JSON.parse(data) as PageEvent);
  source.onerror = () => {
    store.dispatch({ kind: 'link', link: 'lost' });
    // Newsdesk was started again and knows this page no longer: a fresh one takes its place once it is there.
    if (source.readyState === EventSource.CLOSED) void reloadWhenServed();
  };
}

async function reloadWhenServed(): Promise<void> {
  const isServed = await fetch('.', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isServed) location.reload();
  else setTimeout(() => void reloadWhenServed(), reloadMs);
}

/** An act that could not be sent is refused with the reason, like one that the platform's client would not send. */
export async function sendAct(act: Act): Promise<ActResult> {
  const headers = { 'content-type': 'application/json', 'x-newsdesk-token': readToken() };
  try {
    const response = await fetch('act', { method: 'POST', headers, body: JSON.stringify(act) });
    if (!response.ok) return { status: 'refused', problem: (await response.text()).slice(0, 300) };
    return (await response.json()) as ActResult;
  } catch {
    return { status: 'refused', problem: 'Newsdesk does not answer. Is it still running?' };
  }
}
