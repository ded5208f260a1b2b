import { DatabaseSync } from 'node:sqlite';
import type { BenchSection } from './adapter.ts';

/** SQLite FTS5 with the Porter stemmer: all words first, then any, the last as a beginning; BM25 with title and heading over body. */
// biome-ignore lint/style/noDefaultExport: engines are plugged in as modules -- the same shape as the adapter beside it
export default {
  name: 'fts5-porter',
  build(docs: readonly BenchSection[]) {
    const database = new DatabaseSync(':memory:');
    database.exec(
      "CREATE VIRTUAL TABLE s USING fts5(title, heading, body, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3')",
    );
    database.exec('BEGIN');
    const insert = database.prepare('INSERT INTO s(rowid, title, heading, body) VALUES (?, ?, ?, ?)');
    for (const { id, title, heading, body } of docs) insert.run(id, title, heading, body);
    database.exec('COMMIT');
    const find = database.prepare('SELECT rowid AS id FROM s WHERE s MATCH ? ORDER BY bm25(s, 2.0, 3.0, 1.0) LIMIT ?');
    return {
      search(query: string, limit: number): number[] {
        const words = (query.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"`);
        if (words.length === 0) return [];
        words[words.length - 1] += ' *';
        const found = new Set<number>();
        for (const joint of [' AND ', ' OR ']) {
          for (const row of find.all(words.join(joint), limit)) if (found.size < limit) found.add(Number(row['id']));
        }
        return [...found];
      },
    };
  },
};
