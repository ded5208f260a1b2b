import type { AppParts } from '../app/app.ts';
import type { Config } from '../config/config.ts';
import type { Storage } from '../ports/storage.ts';
import type { ReadinessCheck } from '../runtime/health.ts';
import { describeOffset } from '../runtime/shared-clock.ts';

/** The parts that must work: the database, announcements, and every configured platform. */
export function listChecks(
  { discord, slack }: Pick<Config, 'discord' | 'slack'>,
  parts: () => AppParts | undefined,
  storage: () => Storage | undefined,
  clockOffsetMs?: () => number | undefined,
): readonly ReadinessCheck[] {
  return [
    databaseCheck(storage),
    clockOffsetMs && clockCheck(clockOffsetMs),
    contentCheck(parts),
    announcementCheck(parts),
    discord && platformCheck('discord', parts),
    slack && platformCheck('slack', parts),
  ].filter((check) => check !== undefined);
}

/** The check without which no request of a platform or a CMS can be taken. Not the database: readers are answered without it. */
export function listRequestChecks(parts: () => AppParts | undefined): readonly ReadinessCheck[] {
  return [{ name: 'start', check: () => (parts() === undefined ? { ready: false, reason: 'not started' } : { ready: true }) }];
}

function databaseCheck(storage: () => Storage | undefined): ReadinessCheck {
  return {
    name: 'database',
    async check() {
      const opened = storage();
      if (opened === undefined) return { ready: false, reason: 'not open' };
      const trouble = await opened.findTrouble();
      return trouble === undefined ? { ready: true } : { ready: false, reason: trouble };
    },
  };
}

/** A wrong clock is corrected, so everybody is answered; the operator of the machine should know. */
function clockCheck(clockOffsetMs: () => number | undefined): ReadinessCheck {
  return {
    name: 'clock',
    check() {
      const note = describeOffset(clockOffsetMs() ?? 0);
      return { ready: true, ...(note === undefined ? {} : { note }) };
    },
  };
}

/** Whether what is served is what the content directory holds. */
function contentCheck(parts: () => AppParts | undefined): ReadinessCheck {
  return {
    name: 'content',
    check() {
      const started = parts();
      const reason = started === undefined ? 'not started' : started.contentDoubt();
      return reason === undefined ? { ready: true } : { ready: false, reason };
    },
  };
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
      if (!platform?.isReady()) return { ready: false, reason: platform?.findTrouble() ?? 'not connected' };
      const note = platform.describeShare?.();
      return { ready: true, ...(note === undefined ? {} : { note }) };
    },
  };
}
