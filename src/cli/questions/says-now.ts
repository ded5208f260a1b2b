import type { QuestionOutcome } from '../../desk/questions/question-outcome.ts';

/** The answer that a question has by now, in words. */
export function saysNow(now: QuestionOutcome): string {
  switch (now.kind) {
    case 'unanswered':
      return 'no answer by now';
    case 'term':
      return `explained by now: ${now.headword}`;
    case 'section':
      return `answered now by ${[now.title, now.heading].filter((part) => part !== '').join(' › ')}`;
  }
}
