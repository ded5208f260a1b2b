/** Longest text of a message that is read, in UTF-16 code units: as much as Discord takes in one. */
const longestMessage = 4_000;

/**
 * The words of somebody's message without what is no word of theirs: mentions, emoji, links and channel names in the markup of Discord or
 * Slack, and the punctuation that a query would read as a filter, a phrase or an exclusion.
 */
export function wordsOfMessage(text: string): string {
  return text
    .slice(0, longestMessage)
    .replace(/<(?:https?:|mailto:)[^|>\s]*\|(?<label>[^>]*)>/gu, ' $<label> ')
    .replace(/<[@#!:a-z][^>]*>/giu, ' ')
    .replace(/https?:\/\/\S+/gu, ' ')
    .replace(/(?:^|(?<=\s)):[\w+-]+:(?=\s|$)/gu, ' ')
    .replace(/["“”„«»`*_~|]/gu, ' ')
    .replace(/(?<=\p{L}):(?=\S)/gu, ' ')
    .replace(/(?:^|(?<=\s))[-–—]+(?=\S)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
