import { environment } from '../config/env.ts';

/** The directory named on the command line, else `CONTENT_DIR`. A wrong token must not keep anybody from reading articles: no other variable is looked at. */
export function contentDirOf(named: string | undefined): string {
  return named ?? (process.env.CONTENT_DIR || environment.CONTENT_DIR.default);
}
