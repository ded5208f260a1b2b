/** The rest of a sentence about a source that was not asked yet. */
export const WHO_ASKS = 'newsdesk serve asks it and keeps what it gives, a trial without a token keeps nothing';
