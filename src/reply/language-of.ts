import type { Words } from '../words/words.ts';
import type { Reply } from './reply.ts';

/** The language that a reply or a form says it is in: nothing for English, which all are in that say none. */
export function languageOf({ code }: Words): Pick<Reply, 'language'> {
  return code === 'en' ? {} : { language: code };
}
