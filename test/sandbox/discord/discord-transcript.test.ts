import { describe, expect, it } from 'vitest';
import { transcribeDiscordMessage } from '../../../src/sandbox/discord/discord-transcript.ts';
import { identityStyle } from '../../platform/transcripts.ts';

describe('a transcript of a Discord message', () => {
  it('shows marks as a reader sees them, and code as it is', () => {
    const content = '# Title\n**Bold** and \\*escaped\\*\n```yaml\n# was: **build**\n\\d+\n```\n-# small';

    const { lines } = transcribeDiscordMessage({ components: [{ type: 10, content }] }, identityStyle);

    expect(lines.join('\n')).toBe('Title\nBold and *escaped*\n```yaml\n# was: **build**\n\\d+\n```\nsmall');
  });
});
