import { describe, expect, it } from 'vitest';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordEvent } from '../../../src/sandbox/discord/journal.ts';
import { faultActions } from '../../../src/sandbox/faults.ts';
import { callApi } from './call-api.ts';
import { newsCommand, useFixtures } from './fixtures.ts';

const fixtures = useFixtures();

describe('what an observer sees', () => {
  it('is every request with route, status, body and time', async () => {
    const sandbox = await fixtures.sandbox();
    const path = `/channels/${sandbox.channelId('general')}/messages`;

    await callApi(sandbox, 'POST', path, { content: 'x' });
    await callApi(sandbox, 'GET', '/nowhere');

    expect(sandbox.requests).toMatchObject([
      {
        id: 1,
        method: 'POST',
        route: '/channels/:channelId/messages',
        status: 200,
        body: { content: 'x' },
        durationMs: expect.any(Number),
      },
      { id: 2, method: 'GET', path: '/api/v10/nowhere', route: undefined, status: 404 },
    ]);
    expect(sandbox.counters.byRoute.get('POST /channels/:channelId/messages 200')).toBe(1);
  });

  it('marks requests that a fault struck and nobody answered', async () => {
    const sandbox = await fixtures.sandbox();
    const placed = sandbox.faults.fault({ action: faultActions.lostBeforeAcceptance() });

    await callApi(sandbox, 'GET', '/users/@me').catch(() => {});
    await expect.poll(() => sandbox.requests).toHaveLength(1);

    expect(sandbox.requests[0]).toMatchObject({ status: undefined, fault: { kind: 'reset', effect: false } });
    expect(placed.hits).toBe(1);
  });

  it('is told of what happens, in order', async () => {
    const sandbox = await fixtures.sandbox();
    const kinds: string[] = [];
    sandbox.subscribe((event) => event.kind !== 'request' && kinds.push(event.kind));
    const path = `/channels/${sandbox.channelId('announcements')}/messages`;

    await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [newsCommand]);
    const { json } = await callApi(sandbox, 'POST', path, { content: 'x' });
    await callApi(sandbox, 'PATCH', `${path}/${json.id}`, { content: 'y' });
    await callApi(sandbox, 'POST', `${path}/${json.id}/crosspost`);
    await callApi(sandbox, 'DELETE', `${path}/${json.id}`);

    expect(kinds).toEqual(['commandsChanged', 'messageCreated', 'messageEdited', 'messageEdited', 'messageCrossposted', 'messageDeleted']);
  });

  it('can be iterated over until the sandbox closes', async () => {
    const sandbox = await createDiscordSandbox();
    const seen: DiscordEvent['kind'][] = [];
    const reading = (async () => {
      for await (const event of sandbox.events()) seen.push(event.kind);
    })();

    sandbox.say({ userId: sandbox.userId('ada'), channelId: sandbox.channelId('general'), content: 'x' });
    await sandbox.close();
    await reading;

    expect(seen).toContain('messageCreated');
  });

  it('keeps every version of a message, with the request that made it', async () => {
    const sandbox = await fixtures.sandbox();
    const path = `/channels/${sandbox.channelId('general')}/messages`;
    const { json } = await callApi(sandbox, 'POST', path, { content: 'x' });
    await callApi(sandbox, 'PATCH', `${path}/${json.id}`, { content: 'y' });

    const message = sandbox.findMessage(json.id);

    expect(message?.versions.map((version) => [version.payload.content, version.request])).toEqual([
      ['x', { content: 'x' }],
      ['y', { content: 'y' }],
    ]);
  });

  it('throws for a name that is not there', async () => {
    const sandbox = await fixtures.sandbox();

    expect(() => sandbox.channelId('nowhere')).toThrow(/no channel named "nowhere"/);
    expect(() => sandbox.userId('nobody')).toThrow(/no user named "nobody"/);
  });
});

describe('a sandbox', () => {
  it('starts in under 30 ms once it is warm', async () => {
    const times: number[] = [];

    for (let index = 0; index < 10; index += 1) {
      const startedAt = performance.now();
      const sandbox = await createDiscordSandbox();
      times.push(performance.now() - startedAt);
      await sandbox.close();
    }

    expect(times.toSorted((one, other) => one - other)[5]).toBeLessThan(30);
  });

  it('closes with a hanging request, a silent gateway and an unanswered command, and leaves nothing open', async () => {
    const sandbox = await createDiscordSandbox();
    const port = sandbox.port;
    await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [newsCommand]);
    sandbox.faults.fault({ match: { path: '/users/@me' }, action: faultActions.hang() });
    const hanging = callApi(sandbox, 'GET', '/users/@me').catch(() => 'cut');
    const gateway = fixtures.gateway(sandbox);
    gateway.identify();
    await gateway.event('READY');
    const where = { userId: sandbox.userId('ada'), channelId: sandbox.channelId('general') };
    const asked = sandbox.slash({ ...where, command: 'news', options: { query: 'x' } });

    await sandbox.close();

    expect(await hanging).toBe('cut');
    expect((await asked).status).toBe('timeout');
    await gateway.closed;
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  it('takes a port, and says when it is taken', async () => {
    const sandbox = await fixtures.sandbox();

    await expect(createDiscordSandbox({ port: sandbox.port })).rejects.toThrow(/EADDRINUSE/);
  });
});
