import type { Language } from '../words.ts';
import { announcing } from './announcing.ts';
import { answers } from './answers.ts';

/** Its texts of commands stand with the commands themselves. */
export const english: Language = { answers, announcing, commands: {} };
