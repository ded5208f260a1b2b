/**
 * Why a delivery is in its state, and how an attempt ended, in words for people. `{}` is the detail. The database keeps the code: words may be
 * put better, and rows are asked for by their reason.
 */
const words = {
  cannotLook: 'It may have been posted, and Newsdesk cannot look: {}',
  databaseUnread: 'The database could not be read',
  olderCopy: 'The database is an older copy: it may have been posted since',
  elsewhereFound: 'Found: it had been posted',
  expired: 'It could not be posted within its time and is news no more',
  followsNothing: 'The post it belongs to was never made',
  formRefused: '{}. It is looked for before another form of it is sent',
  held: 'The channel refuses messages',
  inDigest: 'It is in a digest instead',
  lookingFailed: 'Looking failed unexpectedly',
  lookingFailedOften: 'Looking for the message failed {} times',
  operatorPostsAgain: 'The operator has it posted again',
  operatorSawIt: 'The operator says it is there',
  ownerGone: 'The process that sent it ended before the answer',
  platformRefusesToken: 'The platform refuses the token',
  posted: 'Posted',
  postedWithout: 'Posted {}',
  publishingFailed: 'Publishing failed unexpectedly',
  replaced: 'Revision {} took its place',
  replacedByNewer: 'A newer revision took its place',
  restored: 'Restored from a backup: it may have been posted since',
  shortLease: 'The lease was too short to send',
  stillRefused: 'Still refused, so the post stays as it is: {}',
  stopping: 'Newsdesk is stopping',
  takenDown: 'The article was taken down',
  textChanged: 'It is not there, and its text has changed',
  textGone: 'Its text or the post it belongs to is gone',
  triedInTurn: 'Its time has come: it is tried again in its turn',
  turnedOff: 'Announcements were turned off here',
  uninstalled: 'The app was removed from this workspace',
  waitsForMessage: 'Waiting whether the message turns up',
} as const;

export type ReasonCode = keyof typeof words;

export const reasonCodes = Object.keys(words) as readonly ReasonCode[];

/** `@takenDown`, `@replaced:4`: as it is kept. What a platform said is kept as it is, without a sign before it. */
export function reasonOf(code: ReasonCode, detail?: string | number): string {
  return detail === undefined ? `@${code}` : `@${code}:${detail}`;
}

/** The words of a kept reason. Whatever is no code of ours is words already: a platform's, or those of an earlier version. */
export function wordsOfReason(kept: string): string {
  const [, code = '', detail = ''] = /^@(\w+)(?::([^]*))?$/u.exec(kept) ?? [];
  return isCode(code) ? words[code].replace('{}', () => detail) : kept;
}

function isCode(code: string): code is ReasonCode {
  return Object.hasOwn(words, code);
}
