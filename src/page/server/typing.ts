import type { Clock } from '../../runtime/clock.ts';

/** Answers usually take a few milliseconds: only one that takes longer is worth showing. */
const noticeableMs = 150;

export interface Typing {
  /** Something was asked in this channel. */
  begin(id: string, channelId: string): void;
  /** It was answered, or never will be. */
  end(id: string): void;
  close(): void;
}

/** Tells while the bot prepares an answer in a channel. */
export function createTyping(clock: Clock, tell: (channelId: string, active: boolean) => void): Typing {
  const waiting = new Map<string, { readonly channelId: string; shown: boolean; readonly cancel: () => void }>();
  return {
    begin(id, channelId) {
      const entry = {
        channelId,
        shown: false,
        cancel: clock.after(noticeableMs, () => {
          entry.shown = true;
          tell(channelId, true);
        }),
      };
      waiting.set(id, entry);
    },
    end(id) {
      const entry = waiting.get(id);
      if (entry === undefined) return;
      waiting.delete(id);
      entry.cancel();
      const othersWait = [...waiting.values()].some(({ channelId, shown }) => shown && channelId === entry.channelId);
      if (entry.shown && !othersWait) tell(entry.channelId, false);
    },
    close() {
      for (const { cancel } of waiting.values()) cancel();
      waiting.clear();
    },
  };
}
