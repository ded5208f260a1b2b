import { readFileSync } from 'node:fs';
import { messageOf, NewsdeskError } from '../runtime/errors.ts';
import { Secret } from '../runtime/secret.ts';
import type { WebhookEntry } from './newsdesk-file.ts';
import type { RawEnvironment, ReadFile } from './read-environment.ts';
import { signingSecretSchema } from './signing-secret.ts';

/** A webhook with the secret that its entry names. */
export interface ConfiguredWebhook {
  readonly name: string;
  readonly url: string;
  readonly secret: Secret;
}

/**
 * The webhooks of `newsdesk.yaml` with their secrets, each from the variable that it names, or from the file that `NAME_FILE` names.
 *
 * @throws {NewsdeskError} `config.webhook` if a secret is missing or too weak.
 */
export function readWebhooks(
  entries: readonly WebhookEntry[],
  raw: RawEnvironment,
  readFile: ReadFile = (path) => readFileSync(path, 'utf8'),
): readonly ConfiguredWebhook[] {
  return entries.map(({ name, url, secretVariable }) => {
    const text = readSecret(name, secretVariable, raw, readFile);
    const { success, data, error } = signingSecretSchema.safeParse(text);
    if (!success) throw wrong(name, `${secretVariable} is ${error.issues[0]?.message}`, secretVariable);
    return { name, url, secret: new Secret(data) };
  });
}

function readSecret(name: string, variable: string, raw: RawEnvironment, readFile: ReadFile): string {
  const direct = raw[variable]?.trim();
  const file = raw[`${variable}_FILE`]?.trim();
  if (direct) return direct;
  if (!file) throw wrong(name, `${variable} is not set`, variable);
  try {
    return readFile(file).trim();
  } catch (error) {
    throw wrong(name, `${variable}_FILE names ${file}, which cannot be read (${messageOf(error)})`, variable);
  }
}

function wrong(name: string, what: string, variable: string): NewsdeskError {
  return new NewsdeskError(`The webhook ${name} of newsdesk.yaml has no secret: ${what}.`, {
    code: 'config.webhook',
    fix: `Set ${variable} to what \`openssl rand -hex 32\` prints, here and at the receiver.`,
  });
}
