import { loadConfig } from '../config/config.ts';

/** The directory named on the command line, else the configured one. */
export function contentDirOf(named: string | undefined): string {
  return named ?? loadConfig(process.env).contentDir;
}
