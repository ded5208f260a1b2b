import type { TranscriptStyle } from '../../src/sandbox/transcript.ts';

export const identityStyle: TranscriptStyle = { strong: (text) => text, muted: (text) => text, link: (label) => label };
