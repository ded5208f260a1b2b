import type { AppParts } from '../app.ts';
import type { Config } from '../config/config.ts';
import type { ReadinessCheck } from '../runtime/health.ts';

/** What must work before readers can be answered: announcements, and every platform that is configured. */
export function listChecks(
  { discord, slack }: Pick<Config, 'discord' | 'slack'>,
  parts: () => AppParts | undefined,
): readonly ReadinessCheck[] {
  return [announcementCheck(parts), discord && platformCheck('discord', parts), slack && platformCheck('slack', parts)].filter(
    (check) => check !== undefined,
  );
}

function announcementCheck(parts: () => AppParts | undefined): ReadinessCheck {
  return {
    name: 'announcements',
    check() {
      const started = parts();
      if (started === undefined) return { ready: false, reason: 'not started' };
      const trouble = started.announcements?.findTrouble();
      return trouble === undefined ? { ready: true } : { ready: false, reason: trouble };
    },
  };
}

function platformCheck(name: 'discord' | 'slack', parts: () => AppParts | undefined): ReadinessCheck {
  return {
    name,
    check() {
      const platform = parts()?.platforms.find((each) => each.name === name);
      return platform?.isReady() ? { ready: true } : { ready: false, reason: platform?.findTrouble() ?? 'not connected' };
    },
  };
}
