import type { Language } from '../words.ts';
import { announcing } from './announcing.ts';
import { answers } from './answers.ts';
import { curating } from './curating.ts';
import { kept } from './kept.ts';

/** Its texts of commands stand with the commands themselves. */
export const english: Language = { answers, announcing, curating, kept, commands: {} };
