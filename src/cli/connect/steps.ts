import { styleText } from 'node:util';
import { count } from '../../runtime/count.ts';
import { visibleText } from '../../runtime/visible-text.ts';
import type { Output } from '../output.ts';

/** One thing that connecting looked at or changed, for the operator to read. */
export interface Step {
  /** `differs`: it would be changed, but only differences were asked for. `note`: the operator is to do something. */
  readonly kind: 'same' | 'changed' | 'differs' | 'note';
  readonly about: string;
  /** The observation, in one sentence without a full stop. */
  readonly what: string;
  readonly fix?: string;
}

const shown = {
  same: ['ok     ', 'green'],
  changed: ['changed', 'cyan'],
  differs: ['differs', 'yellow'],
  note: ['note   ', 'yellow'],
} as const;

/** Prints steps as they are made, and counts them. */
export interface StepLog {
  add(step: Step): void;
  /** Says how it ended. The exit code: 1 if something differs. */
  conclude(platform: 'discord' | 'slack'): number;
}

export function createStepLog(output: Output): StepLog {
  const counts = { same: 0, changed: 0, differs: 0, note: 0 };
  return {
    add({ kind, about, what, fix }) {
      counts[kind] += 1;
      const [word, color] = shown[kind];
      const label = output.color ? styleText(color, word, { validateStream: false }) : word;
      output.print(`${label}  ${visibleText(`${about}: ${what}`)}`, { isStyled: true });
      if (fix !== undefined) output.print(`         -> ${fix}`);
    },
    conclude(platform) {
      if (counts.differs > 0) {
        output.say(`${count(counts.differs, 'difference')}: run newsdesk connect ${platform}, and do what is said above.`);
        return 1;
      }
      if (counts.changed > 0) output.say('Next: newsdesk doctor looks at everything, newsdesk serve starts the bot.');
      else output.say(counts.note > 0 ? 'Nothing was changed.' : 'Nothing was changed: everything is as it should be.');
      return 0;
    },
  };
}
