import type { App } from '../app.ts';
import type { Config } from '../config/config.ts';
import type { ReadinessCheck } from '../runtime/health.ts';

/** What must work before readers can be answered: announcements, and every platform that is configured. */
export function listChecks({ discord, slack }: Pick<Config, 'discord' | 'slack'>, app: () => App | undefined): readonly ReadinessCheck[] {
  return [announcementCheck(app), discord && platformCheck('discord', app), slack && platformCheck('slack', app)].filter(
    (check) => check !== undefined,
  );
}

function announcementCheck(app: () => App | undefined): ReadinessCheck {
  return {
    name: 'announcements',
    check() {
      const started = app();
      if (started === undefined) return { ready: false, reason: 'not started' };
      const trouble = started.announcements?.findTrouble();
      return trouble === undefined ? { ready: true } : { ready: false, reason: trouble };
    },
  };
}

function platformCheck(name: 'discord' | 'slack', app: () => App | undefined): ReadinessCheck {
  return {
    name,
    check: () =>
      app()?.platforms.some((platform) => platform.name === name && platform.isReady())
        ? { ready: true }
        : { ready: false, reason: 'not connected' },
  };
}
