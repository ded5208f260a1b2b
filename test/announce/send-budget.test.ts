import { describe, expect, it } from 'vitest';
import { createSendBudget } from '../../src/announce/send-budget.ts';
import { createRandom } from '../fault/random.ts';

const limits = { perSecond: 50, queueGapMs: 1_000, maxInFlight: 40, maxRefusalsPerTenMinutes: 45 };

describe('send budget', () => {
  it('sends one at a time until the first success', () => {
    const budget = createSendBudget(limits);

    const before = budget.available(0);
    budget.begin('a', 0);
    const during = budget.available(0);
    budget.confirm();

    expect([before, during, budget.available(0)]).toEqual([1, 0, 39]);
  });

  it('waits two seconds between sends if a platform takes one in two seconds', () => {
    const budget = createSendBudget({ ...limits, perSecond: 0.5 });
    budget.confirm();
    budget.begin('a', 0);
    budget.end(100);

    expect([1_000, 2_099, 2_100].map((now) => budget.available(now))).toEqual([0, 0, 1]);
    expect(budget.waitMs(0)).toBe(0);
  });

  it('lets no window of a second see more than its limit, whenever within its flight a request is counted', () => {
    const budget = createSendBudget(limits);
    const random = createRandom(9);
    budget.confirm();
    const flights: { readonly at: number; readonly until: number }[] = [];
    const seenAt: number[] = [];

    for (let now = 0; now < 20_000; now += 1) {
      for (const [index, flight] of flights.entries()) {
        if (flight.until > now) continue;
        flights.splice(index, 1);
        budget.end(now);
        break;
      }
      for (let free = budget.available(now); free > 0; free -= 1) {
        const until = now + 1 + random.between(0, 300);
        budget.begin(`lane-${seenAt.length}`, now);
        flights.push({ at: now, until });
        seenAt.push(random.between(now, until));
      }
    }
    seenAt.sort((a, b) => a - b);
    const densest = Math.max(...seenAt.map((at, index) => seenAt.filter((other, place) => place >= index && other < at + 1_000).length));

    expect(densest).toBeLessThanOrEqual(50);
    expect(seenAt.length).toBeGreaterThan(600);
  });

  it.each([
    ['what does not divide goes to the first ones', 50, 3, [17, 17, 16]],
    ['a limit of fewer than there are processes is some of theirs', 2, 3, [1, 1, 0]],
  ])('is shared by processes, all of them together as many as one: %s', (_, perSecond, of, parts) => {
    const budgets = parts.map((__, rank) => {
      const budget = createSendBudget({ ...limits, perSecond, maxInFlight: 100 });
      budget.confirm();
      budget.divide({ rank, of });
      return budget;
    });

    expect(budgets.map((budget) => budget.available(0))).toEqual(parts);
    for (const budget of budgets) budget.divide({ rank: 0, of: 1 });
    // Each of them is counted against 45 refusals too.
    expect(budgets.map((budget) => budget.available(0))).toEqual(parts.map(() => Math.min(perSecond, 45)));
  });

  it('is not shared if it is what one process sends well', () => {
    const budget = createSendBudget({ ...limits, perSecond: 10, perSecondIsOwn: true });
    budget.confirm();
    budget.divide({ rank: 1, of: 2 });

    expect(budget.available(0)).toBe(10);
  });

  it('divides a slower pace, its burst, and the pace of an installation', () => {
    const budget = createSendBudget({
      ...limits,
      sustained: { burst: 8, perSecond: 4 },
      perInstallation: { burst: 4, perSecond: 2 },
    });
    budget.confirm();
    budget.divide({ rank: 1, of: 2 });

    const atFirst = budget.available(0);
    for (let count = 0; count < 2; count += 1) budget.begin(`lane-${count}`, 0, 'T1');
    for (let count = 0; count < 2; count += 1) budget.end(0);
    const resting = [budget.restingInstallations(0), budget.restingInstallations(999), budget.restingInstallations(1_000)];
    for (let count = 2; count < 4; count += 1) budget.begin(`lane-${count}`, 1_000);
    for (let count = 2; count < 4; count += 1) budget.end(1_000);

    expect(atFirst).toBe(4);
    expect(resting).toEqual([['T1'], ['T1'], []]);
    expect([budget.available(1_000), budget.waitMs(4_000)]).toEqual([2, 0]);
  });

  it('lets an installation that has had its burst wait, and no other', () => {
    const budget = createSendBudget({ ...limits, perInstallation: { burst: 3, perSecond: 2 } });
    budget.confirm();
    for (let count = 0; count < 4; count += 1) budget.begin(`lane-${count}`, 0, 'T1');
    budget.begin('lane-of-another', 0, 'T2');

    expect([0, 999, 1_000].map((now) => budget.restingInstallations(now))).toEqual([['T1'], ['T1'], []]);
    expect(budget.available(0)).toBe(35);
    budget.begin('lane-5', 1_000, 'T1');
    expect([1_000, 1_499, 1_500].map((now) => budget.restingInstallations(now))).toEqual([['T1'], ['T1'], []]);
    expect(createSendBudget(limits).restingInstallations(0)).toEqual([]);
  });

  it('keeps to the slower pace after a burst', () => {
    const budget = createSendBudget({
      ...limits,
      perSecond: 1_000,
      maxInFlight: 1_000,
      maxRefusalsPerTenMinutes: 10_000,
      sustained: { burst: 100, perSecond: 5 },
    });
    budget.confirm();
    let sent = 0;

    for (let now = 0; now <= 60_000; now += 10) {
      for (let free = budget.available(now); free > 0; free -= 1) {
        budget.begin(`lane-${sent}`, now);
        budget.end(now);
        sent += 1;
      }
    }

    expect(sent).toBeGreaterThanOrEqual(398);
    expect(sent).toBeLessThanOrEqual(401);
  });

  it('never has more in flight than may still be refused', () => {
    const budget = createSendBudget(limits);
    budget.confirm();
    for (let refusal = 0; refusal < 44; refusal += 1) budget.noteRefusal(1_000);

    const left = budget.available(2_000);
    budget.noteRefusal(2_000);

    expect([left, budget.available(2_000), budget.available(601_001)]).toEqual([1, 0, 40]);
  });

  it('rests a queue after a send, and names it for as long', () => {
    const budget = createSendBudget(limits);
    budget.begin('a', 0);

    expect([budget.restingLanes(500), budget.restingLanes(1_000)]).toEqual([['a'], []]);
  });

  it('goes on after the clock was set back', () => {
    const budget = createSendBudget(limits);
    budget.confirm();
    for (let send = 0; send < 50; send += 1) {
      budget.begin('a', 3_600_000);
      budget.end(3_600_000);
    }

    expect([budget.available(3_600_000), budget.available(0)]).toEqual([0, 40]);
  });
});
