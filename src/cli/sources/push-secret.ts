import type { Config } from '../../config/config.ts';
import type { SourceList } from '../../config/newsdesk-file.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import type { Secret } from '../../runtime/secret.ts';

/** The secret of pushes; undefined if there are none. @throws {NewsdeskError} `config.push` if there are, and it is not set. */
export function pushSecretOf(list: SourceList | undefined, { pushSecret }: Config): Secret | undefined {
  if (list === undefined || !list.sources.some(({ kind }) => kind === 'push')) return undefined;
  if (pushSecret !== undefined) return pushSecret;
  throw new NewsdeskError('newsdesk.yaml lists a push, and PUSH_SECRET is not set: nobody could sign one.', {
    code: 'config.push',
    fix: 'Set PUSH_SECRET to what `openssl rand -hex 32` prints, here and at the sender.',
  });
}
