import type { PlatformState } from '../protocol.ts';

/** One platform as the page follows it: what stands there now; changes are told as they happen. */
export interface Feed {
  state(): PlatformState;
  close(): void;
}
