import type { Act, ActResult } from '../../src/page/acts.ts';
import type { Message, PageEvent, PageState, Person, PlatformName } from '../../src/page/protocol.ts';

/** A browser's part of the page: it reads the document, follows the events and acts. */
export interface PageClient {
  readonly token: string;
  /** The first event of the stream. */
  readonly first: PageState;
  /** Every event after it, oldest first. */
  readonly events: readonly PageEvent[];
  act(act: Act): Promise<ActResult>;
  /** The first event from now or before that fits; rejects after `withinMs`. */
  until<Kind extends PageEvent['kind']>(
    kind: Kind,
    fits?: (event: Extract<PageEvent, { kind: Kind }>) => boolean,
    withinMs?: number,
  ): Promise<Extract<PageEvent, { kind: Kind }>>;
  /** The newest version of a message that was told. */
  message(key: string | undefined): Message | undefined;
  person(platform: PlatformName, name: string): string;
  channel(platform: PlatformName, name: string): string;
  /** Forgets the events so far. */
  clear(): void;
  leave(): void;
}

export async function readToken(link: string): Promise<string> {
  const document = await (await fetch(link)).text();
  const token = /<meta name="newsdesk-token" content="([^"]+)">/.exec(document)?.[1];
  if (token === undefined) throw new Error(`The document carries no token:\n${document}`);
  return token;
}

export async function openPageClient(link: string): Promise<PageClient> {
  const token = await readToken(link);
  const abort = new AbortController();
  const response = await fetch(`${link}events?token=${token}`, { signal: abort.signal });
  if (!response.ok || !response.body) throw new Error(`GET events answered ${response.status}: ${await response.text()}`);
  const events: PageEvent[] = [];
  const { promise: begun, resolve: begin } = Promise.withResolvers<PageState>();
  const waiting = new Set<() => void>();

  async function read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
        take(text.slice(0, end));
        text = text.slice(end + 2);
      }
    }
  }

  function take(frame: string): void {
    if (!frame.startsWith('data: ')) return;
    const event = JSON.parse(frame.slice('data: '.length)) as PageEvent;
    if (event.kind === 'state') begin(event.state);
    else events.push(event);
    for (const check of waiting) check();
  }

  read(response.body as ReadableStream<Uint8Array>).catch(() => {});
  const first = await begun;
  const named = (entries: readonly { readonly id: string; readonly name: string }[], name: string): string => {
    const found = entries.find((entry) => entry.name === name || entry.name.startsWith(`${name} `));
    if (found === undefined) throw new Error(`There is no ${name} among ${entries.map((entry) => entry.name).join(', ')}`);
    return found.id;
  };

  return {
    token,
    first,
    events,
    async act(act) {
      const answer = await fetch(`${link}act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-newsdesk-token': token },
        body: JSON.stringify(act),
      });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${answer.status}: ${text}`);
      return JSON.parse(text) as ActResult;
    },
    until(kind, fits = () => true, withinMs = 60_000) {
      type Wanted = Extract<PageEvent, { kind: typeof kind }>;
      const { promise, resolve, reject } = Promise.withResolvers<Wanted>();
      const check = (): void => {
        const found = events.find((event): event is Wanted => event.kind === kind && fits(event as Wanted));
        if (found !== undefined) resolve(found);
      };
      waiting.add(check);
      check();
      const told = (): string => events.map((event) => JSON.stringify(event).slice(0, 300)).join('\n');
      const timer = setTimeout(() => reject(new Error(`No such ${kind} event within ${withinMs} ms:\n${told()}`)), withinMs);
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(check);
      });
    },
    message(key) {
      const told = events.flatMap((event) => (event.kind === 'message' && event.message.key === key ? [event.message] : []));
      return told.at(-1) ?? [...first.discord.messages, ...first.slack.messages].find((message) => message.key === key);
    },
    person: (platform, name) => named(first[platform].people satisfies readonly Person[], name),
    channel: (platform, name) => named(first[platform].channels, name),
    clear: () => void events.splice(0),
    leave: () => abort.abort(),
  };
}
