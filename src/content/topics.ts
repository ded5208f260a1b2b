import { type LocatedEntry, normalizeKey, textsOf } from './located-value.ts';

/** All of these name topics, and all of them count, in this order. */
const TOPIC_KEYS = ['tags', 'topics', 'categories', 'tag', 'topic', 'category'];
/** For search engines and menus, where nothing else names a topic. */
const STAND_INS = ['keywords', 'section'];

/**
 * The topics that front matter names, each once, whatever the case of its letters. A text is parted at its commas; without one, the
 * words of `tags` and `categories` are a topic each, as Jekyll has it.
 */
export function readTopics(entries: readonly LocatedEntry[], toPlain: (text: string) => string): readonly string[] {
  const own = topicsUnder(TOPIC_KEYS, entries, toPlain);
  return own.length > 0 ? own : topicsUnder(STAND_INS, entries, toPlain);
}

function topicsUnder(keys: readonly string[], entries: readonly LocatedEntry[], toPlain: (text: string) => string): readonly string[] {
  const topics = new Map<string, string>();
  for (const key of keys) {
    for (const entry of entries) {
      if (normalizeKey(entry.key) !== key) continue;
      for (const text of textsOf(entry.value)) {
        const parts = entry.value.kind === 'text' ? partsOf(toPlain(text), key) : [toPlain(text)];
        for (const part of parts) {
          const topic = part.replace(/^#/, '').replace(/\s+/gu, ' ').trim();
          if (topic !== '' && !topics.has(topic.toLowerCase())) topics.set(topic.toLowerCase(), topic);
        }
      }
    }
  }
  return [...topics.values()];
}

function partsOf(text: string, key: string): readonly string[] {
  if (/[,;]/.test(text)) return text.split(/\s*[,;]\s*/);
  return key === 'tags' || key === 'categories' ? text.split(/\s+/) : [text];
}
