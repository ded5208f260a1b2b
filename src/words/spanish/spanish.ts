import type { Language } from '../words.ts';
import { announcing } from './announcing.ts';
import { answers } from './answers.ts';
import { commands } from './commands.ts';
import { curating } from './curating.ts';
import { kept } from './kept.ts';

export const spanish: Language = { answers, announcing, curating, kept, commands };
