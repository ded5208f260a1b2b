import type { PlainTextElement } from '@slack/types';

/** Text that Slack could read as an emoji, or write as a `:name:` in its place. */
const mayBeEmoji = /[:\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u;

/**
 * Words shown as they are. Only where they hold something of an emoji must Slack be told to leave it alone: a message has twenty such
 * elements, and without the word it is a tenth shorter.
 */
export function plainText(text: string): PlainTextElement {
  return mayBeEmoji.test(text) ? { type: 'plain_text', text, emoji: false } : { type: 'plain_text', text };
}
