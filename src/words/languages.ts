import { english } from './english/english.ts';
import { french } from './french/french.ts';
import { german } from './german/german.ts';
import { japanese } from './japanese/japanese.ts';
import { portuguese } from './portuguese/portuguese.ts';
import { spanish } from './spanish/spanish.ts';
import type { Language } from './words.ts';

/** The languages that Newsdesk speaks, English first. Another one is a folder beside these, and its name here. */
export const languages: readonly [Language, ...Language[]] = [english, french, german, japanese, portuguese, spanish];
