import { describe, expect, it } from 'vitest';
import { discordLimits } from '../../src/platform/discord/limits.ts';
import { followButton } from '../../src/reply/follow-button.ts';
import { decodeIntent, encodeIntent } from '../../src/reply/intent-codec.ts';
import { wordsFor } from '../../src/words/words-for.ts';

describe('a button to follow', () => {
  it('carries the name whole in whatever is offered', () => {
    const names = [1, 40, 84, 85, 86, 100, 300].map((length) => 'n'.repeat(length));
    const offered = names.flatMap((name) => followButton('author', name, wordsFor([])));

    expect(offered).toHaveLength(4);
    for (const action of offered) {
      if (action.kind !== 'button') throw new TypeError(action.kind);
      for (const kind of ['follow', 'unfollow'] as const) {
        const intent = { ...action.intent, kind };
        expect(decodeIntent(encodeIntent(intent as typeof action.intent, discordLimits.customId, 1_295))).toEqual(intent);
      }
    }
  });
});
