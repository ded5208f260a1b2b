import type { Json } from '../protocol.ts';

/** Payloads come as they were sent, so nothing about their shape is taken for granted: what is not there reads as empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function recordOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

export function recordsOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(recordOf).filter((each) => each !== undefined) : [];
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** Only what a browser may open: everything else would run or read something. */
export function webUrl(value: unknown): string | undefined {
  const text = textOf(value);
  return /^https?:\/\/\S+$/i.test(text) || /^mailto:\S+$/i.test(text) ? text : undefined;
}
