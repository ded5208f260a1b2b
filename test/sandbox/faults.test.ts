import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { createFaultPlan, faultActions } from '../../src/sandbox/faults.ts';

const request = { method: 'POST', path: '/api/v10/channels/1/messages', body: { content: 'x' } };

describe('a fault plan', () => {
  it('strikes once unless told otherwise', () => {
    const plan = createFaultPlan({ clock: systemClock });
    plan.fault({ action: faultActions.hang() });

    const actions = [plan.take(request), plan.take(request)];

    expect(actions).toEqual([{ kind: 'hang', effect: false }, undefined]);
  });

  it.each([
    ['the end of the path', { path: '/messages' }, true],
    ['a method in any case', { method: 'post' }, true],
    ['a pattern', { path: /channels\/\d+/ }, true],
    ['the body', ({ body }: { body: unknown }) => JSON.stringify(body).includes('x'), true],
    ['another method', { method: 'GET' }, false],
    ['another path', { path: '/channels' }, false],
  ])('matches by %s', (_, match, strikes) => {
    const plan = createFaultPlan({ clock: systemClock });

    plan.fault({ match, action: faultActions.hang() });

    expect(plan.take(request) !== undefined).toBe(strikes);
  });

  it('leaves acknowledgements alone unless it asks for them', () => {
    const plan = createFaultPlan({ clock: systemClock });
    const ack = { method: 'ACK', path: '/slash_commands', body: {} };
    for (const match of [undefined, () => true, { path: /./ }, { method: 'ACK' }]) {
      plan.fault({ ...(match === undefined ? {} : { match }), action: faultActions.hang() });
    }

    const before = plan.take(ack);
    plan.fault({ match: { path: '/messages', acknowledgements: true }, action: faultActions.serverError() });

    expect(before).toBeUndefined();
    expect(plan.take(ack)).toMatchObject({ kind: 'status' });
  });

  it('asks faults in the order they were placed, and counts', () => {
    const plan = createFaultPlan({ clock: systemClock });
    const first = plan.fault({ times: 2, action: faultActions.serverError(500) });
    const second = plan.fault({ times: Number.POSITIVE_INFINITY, action: faultActions.serverError(503) });

    for (let index = 0; index < 5; index += 1) plan.take(request);

    expect([first.hits, first.remaining, second.hits]).toEqual([2, 0, 3]);
    expect(plan.list().map((fault) => fault.id)).toEqual([second.id]);
    expect(plan.strikes.map((strike) => strike.faultId)).toEqual([first.id, first.id, second.id, second.id, second.id]);
  });

  it('is told of each strike, and forgets what is removed or cleared', () => {
    const struck: number[] = [];
    const plan = createFaultPlan({ clock: systemClock, onStrike: (strike) => struck.push(strike.faultId) });
    const fault = plan.fault({ times: 9, action: faultActions.hang() });
    plan.fault({ times: 9, action: faultActions.hang() });

    plan.take(request);
    fault.remove();
    plan.take(request);
    plan.clear();
    plan.take(request);

    expect(struck).toEqual([1, 2]);
  });
});
