import type { Clock } from '../../../runtime/clock.ts';
import { createSecret } from '../ids.ts';

/** A trigger_id opens one view, and only within this time: interactivity/handling-user-interaction. */
export const triggerLifeMs = 3000;

export interface Trigger {
  readonly teamId: string;
  readonly userId: string;
  /** The view an interaction took place in, so that `views.push` knows its stack. */
  readonly viewId?: string | undefined;
}

export type TriggerUse = { readonly kind: 'used'; readonly trigger: Trigger } | { readonly kind: 'refused'; readonly error: string };

export interface TriggerBook {
  issue(trigger: Trigger): string;
  use(id: string): TriggerUse;
}

export function createTriggerBook(clock: Clock): TriggerBook {
  const issued = new Map<string, Trigger & { readonly issuedAt: number; isUsed: boolean }>();
  let serial = 0;

  /** Old ones go from the front: a Map keeps the order of insertion. */
  function forgetOld(): void {
    for (const [id, { issuedAt }] of issued) {
      if (clock.now() - issuedAt < 20 * triggerLifeMs) return;
      issued.delete(id);
    }
  }

  return {
    issue(trigger) {
      forgetOld();
      serial += 1;
      const id = `${serial}.${clock.now()}.${createSecret(32)}`;
      issued.set(id, { ...trigger, issuedAt: clock.now(), isUsed: false });
      return id;
    },
    use(id) {
      const trigger = issued.get(id);
      if (trigger === undefined) return { kind: 'refused', error: 'invalid_trigger_id' };
      if (clock.now() - trigger.issuedAt >= triggerLifeMs) return { kind: 'refused', error: 'expired_trigger_id' };
      if (trigger.isUsed) return { kind: 'refused', error: 'exchanged_trigger_id' };
      trigger.isUsed = true;
      return { kind: 'used', trigger };
    },
  };
}
