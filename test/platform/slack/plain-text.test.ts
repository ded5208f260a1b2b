import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/platform/slack/plain-text.ts';

describe('plain text', () => {
  it.each(['Power :zap: grids', 'Cooling ❄️', 'Made in 🇩🇪', 'Step 1️⃣', '◀ Previous', 'Ratio 3:1'])(
    'tells Slack to leave the emoji in "%s" alone',
    (text) => {
      expect(plainText(text)).toEqual({ type: 'plain_text', text, emoji: false });
    },
  );

  it.each(['Power and grids', 'Kühlung › Wasser', '12 % of 3,000', 'Nov 3, 2026 · Wired'])('says no more than "%s" needs', (text) => {
    expect(plainText(text)).toEqual({ type: 'plain_text', text });
  });
});
