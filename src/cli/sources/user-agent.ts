import { readVersion } from '../read-version.ts';

/** Says who asks, as servers want to know of programs. */
export function userAgent(): string {
  return `Newsdesk/${readVersion()} (feed reader of a chat bot)`;
}
