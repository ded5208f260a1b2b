import type { ContentState, FaultKind, FaultTarget, PlatformName } from '../../protocol.ts';

/** Languages of a client to choose from, by the locale that a platform tells: those that Newsdesk has texts for, and one that it has none for. */
export const clientLanguages = [
  { value: 'en-US', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'es-ES', label: 'Español' },
  { value: 'fr', label: 'Français' },
  { value: 'it', label: 'Italiano', note: 'no texts: the publication’s language' },
  { value: 'pt-BR', label: 'Português' },
  { value: 'ja', label: '日本語' },
] as const;

export const platformNames: Readonly<Record<PlatformName, string>> = { discord: 'Discord', slack: 'Slack' };

export const faultWords: Readonly<Record<FaultKind, { readonly name: string; readonly note: string; readonly past: string }>> = {
  lostAnswer: { name: 'Lose the answer', note: 'It is done, and nobody is told.', past: 'lost an answer' },
  lostRequest: { name: 'Lose the request', note: 'It never arrives.', past: 'lost a request' },
  rateLimit: { name: 'Answer 429', note: 'Too many requests, try later.', past: 'answered 429' },
  serverError: { name: 'Answer 500', note: 'The platform itself fails.', past: 'answered 500' },
  hang: { name: 'Hang', note: 'The connection stays open, silent.', past: 'left a request hanging' },
};

export const targetWords: Readonly<Record<FaultTarget, string>> = {
  post: 'Announcements posted',
  edit: 'Messages edited',
  answer: 'Answers to commands',
};

export function contentWords({ change, problems }: ContentState): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const said = change ?? 'The content changed';
  return errors === 0 ? `${said}. Answers are up to date.` : `${said}. ${count(errors, 'problem')}: the last good version is served.`;
}

export function struckWords(platform: PlatformName, fault: FaultKind): string {
  return `${platformNames[platform]} ${faultWords[fault].past}`;
}

/** A part of a message as a sentence of its own. */
export function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return text === '' || /[.!?…]$/.test(text) ? whole : `${whole}.`;
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
