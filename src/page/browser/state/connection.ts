import type { Act, ActResult } from '../../acts.ts';
import type { PageEvent } from '../../protocol.ts';
import type { ArticleReading, AskedInVain, PageSource, TermListing } from '../../content-panel.ts';
import type { Store } from './store.ts';

export type Send = (act: Act) => Promise<ActResult>;

export const retryMs = 1_000;

/** The document carries the token of the start that it came from. */
function readToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="newsdesk-token"]')?.content ?? '';
}

/** Follows the server's stream into the store, again when it was lost: the first word then is the whole state. */
export function followEvents(store: Store): void {
  const source = new EventSource(`events?token=${encodeURIComponent(readToken())}`);
  source.onmessage = ({ data }: MessageEvent<string>) => store.dispatch(JSON.parse(data) as PageEvent);
  source.onerror = () => {
    source.close();
    store.dispatch({ kind: 'link', link: 'lost' });
    setTimeout(() => void followAgain(store), retryMs);
  };
}

/** A Newsdesk that was started again does not know this page: its own takes the place. */
async function followAgain(store: Store): Promise<void> {
  const served = await fetch('.', { cache: 'no-store' }).then(
    (response) => (response.ok ? response.text() : undefined),
    () => undefined,
  );
  if (served === undefined) setTimeout(() => void followAgain(store), retryMs);
  else if (served.includes(readToken())) followEvents(store);
  else location.reload();
}

/** The reading of an article; `none` if it is not there for everybody, undefined if Newsdesk does not answer. */
export async function fetchArticle(slug: string): Promise<ArticleReading | 'none' | undefined> {
  try {
    const response = await fetch(`article?slug=${encodeURIComponent(slug)}`, { headers: { 'x-newsdesk-token': readToken() } });
    return response.ok ? (((await response.json()) as ArticleReading | null) ?? 'none') : undefined;
  } catch {
    return undefined;
  }
}

/** Questions without a good answer; none if Newsdesk does not answer. */
export async function fetchAskedInVain(): Promise<readonly AskedInVain[]> {
  try {
    const response = await fetch('questions', { headers: { 'x-newsdesk-token': readToken() } });
    return response.ok ? ((await response.json()) as readonly AskedInVain[]) : [];
  } catch {
    return [];
  }
}

/** The places that articles come from; undefined if Newsdesk does not answer. */
export async function fetchSources(): Promise<readonly PageSource[] | undefined> {
  try {
    const response = await fetch('sources', { headers: { 'x-newsdesk-token': readToken() } });
    return response.ok ? ((await response.json()) as readonly PageSource[]) : undefined;
  } catch {
    return undefined;
  }
}

/** The terms whose headword has these letters; undefined if Newsdesk does not answer. */
export async function fetchTerms(typed: string): Promise<TermListing | undefined> {
  try {
    const response = await fetch(`terms?find=${encodeURIComponent(typed)}`, { headers: { 'x-newsdesk-token': readToken() } });
    return response.ok ? ((await response.json()) as TermListing) : undefined;
  } catch {
    return undefined;
  }
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
