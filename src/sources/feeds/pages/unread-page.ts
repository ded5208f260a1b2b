import type { PageReading } from '../readings.ts';

/** An item of a feed whose page gave no text, so that readers find its summary alone. */
export interface UnreadPage {
  /** Absent if the item has none. */
  readonly url?: string;
  /** `later`: pages are read a few at a time. `failed`: it is tried again. */
  readonly why: NonNullable<PageReading['why']> | 'no-address' | 'missing' | 'forbidden' | 'failed' | 'later';
  /** The fault as its message, if the page could not be fetched. */
  readonly what?: string;
}
