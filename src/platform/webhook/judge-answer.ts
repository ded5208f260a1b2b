import type { MessageRef, PublishOutcome } from '../../ports/publisher.ts';
import type { PostAnswer } from '../../ports/signed-post.ts';

/** The longest wait that a receiver may ask for, in ms: its news is a day old after that. */
const MAX_WAIT_MS = 3_600_000;
/** Without `Retry-After`, in ms. */
const USUAL_WAIT_MS = 60_000;

/** The consequence of an answer for the delivery. */
export function judgeAnswer(answer: PostAnswer, message: MessageRef, now: number): PublishOutcome {
  switch (answer.kind) {
    case 'refused':
      return { kind: 'notDone', reason: answer.reason, refused: 'destination' };
    case 'unreached':
      return { kind: 'notDone', reason: answer.reason, refused: 'attempt' };
    case 'lost':
      return { kind: 'inDoubt', reason: answer.reason };
    case 'answered':
      return judgeStatus(answer, message, now);
  }
}

function judgeStatus({ status, retryAfter }: Extract<PostAnswer, { kind: 'answered' }>, message: MessageRef, now: number): PublishOutcome {
  const reason = `The receiver answers ${status}`;
  if (status >= 200 && status < 300) return { kind: 'done', message };
  if (status === 429 || (status === 503 && retryAfter !== undefined)) {
    return { kind: 'notDone', reason, refused: 'attempt', retryAfterMs: readWait(retryAfter, now) };
  }
  // It may have taken the event in before it failed; taken twice, its id tells.
  if (status >= 500 || status === 408) return { kind: 'inDoubt', reason };
  if (status >= 300 && status < 400) {
    return { kind: 'notDone', reason: `${reason}: it redirects, and what is signed is sent to no other address`, refused: 'destination' };
  }
  // A body that it cannot take will not be taken in an hour either; a secret, an address or a right may be mended until then.
  const isBody = status === 400 || status === 413 || status === 415 || status === 422;
  return { kind: 'notDone', reason, refused: isBody ? 'delivery' : 'destination' };
}

/** `Retry-After` in seconds or as a date, as ms from now. */
function readWait(written: string | undefined, now: number): number {
  const seconds = Number(written ?? '');
  const ms = written !== undefined && Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(written ?? '') - now;
  return Number.isNaN(ms) ? USUAL_WAIT_MS : Math.min(Math.max(ms, 0), MAX_WAIT_MS);
}
