import { english } from './english.ts';
import type { Language } from './words.ts';

/** The languages that Newsdesk speaks. Another one is one file beside these, and its name here. */
export const languages: readonly [Language, ...Language[]] = [{ texts: english, commands: {} }];
