import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Subscription {
  readonly callback: string;
  readonly secret: string;
}

/** A hub on loopback that speaks WebSub: it asks whether each subscription is meant, and signs what it sends. */
export interface StandInHub extends AsyncDisposable {
  readonly url: string;
  /** The forms that it was sent. */
  readonly asked: readonly URLSearchParams[];
  /** What subscribers answered when they were asked whether they mean it. */
  readonly confirmed: readonly { readonly status: number; readonly isEcho: boolean }[];
  leaseSeconds: number;
  /** Asks the subscriber something at its address; the status of its answer. */
  ask(query: Readonly<Record<string, string>>): Promise<number>;
  /** Sends a body to the subscriber of the last subscription; the status of its answer. */
  publish(body: string, signing?: { readonly method?: string; readonly secret?: string; readonly signature?: string }): Promise<number>;
}

export async function startStandInHub(): Promise<StandInHub> {
  const asked: URLSearchParams[] = [];
  const confirmed: { status: number; isEcho: boolean }[] = [];
  let last: Subscription | undefined;

  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    asked.push(form);
    last = { callback: form.get('hub.callback') ?? '', secret: form.get('hub.secret') ?? '' };
    response.writeHead(202).end();
    await confirm(form);
  });

  async function confirm(form: URLSearchParams): Promise<void> {
    const query = new URLSearchParams({
      'hub.mode': form.get('hub.mode') ?? '',
      'hub.topic': form.get('hub.topic') ?? '',
      'hub.challenge': `challenge-${asked.length}`,
      'hub.lease_seconds': String(self.leaseSeconds),
    });
    const answer = await fetch(`${form.get('hub.callback')}?${query}`);
    confirmed.push({ status: answer.status, isEcho: (await answer.text()) === `challenge-${asked.length}` });
  }

  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const self: StandInHub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub`,
    asked,
    confirmed,
    leaseSeconds: 864_000,
    async ask(query) {
      const answer = await fetch(`${last?.callback}?${new URLSearchParams(query)}`);
      return answer.status;
    },
    async publish(body, { method = 'sha256', secret = last?.secret ?? '', signature } = {}) {
      const own = `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
      const headers = { 'content-type': 'application/rss+xml', 'x-hub-signature': signature ?? own };
      return (await fetch(last?.callback ?? '', { method: 'POST', headers, body })).status;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
  return self;
}
