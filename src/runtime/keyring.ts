import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { NewsdeskError } from './errors.ts';
import type { Secret } from './secret.ts';

/** Bytes of a key: AES-256. */
export const KEY_BYTES = 32;
/** Bytes of the nonce and of the tag that AES-GCM works with best (NIST SP 800-38D, 8.2 and 5.2.1.2). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Characters of a key's name: 48 bits tell the few keys of one bot apart, and say nothing of them. */
const KEY_NAME_LENGTH = 8;
const FORMAT = 'v1';

/** Encrypts what is kept, and opens it again. */
export interface Keyring {
  /** `boundTo` names the place that the text is kept at: elsewhere it cannot be opened. */
  seal(text: string, boundTo: string): string;
  /**
   * `isStale` is true for what an older key sealed: seal it again when there is an occasion.
   *
   * @throws {NewsdeskError} `keyring.unknownKey` or `keyring.damaged`.
   */
  open(sealed: string, boundTo: string): { readonly text: string; readonly isStale: boolean };
  /** Keys for one other purpose, the current one first. Who knows them learns nothing of the keys here. */
  derive(purpose: string): readonly Uint8Array[];
}

interface Key {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The first key seals, and all of them open, so that keys can be replaced one after the other. Each is 32 bytes in Base64. */
export function createKeyring(secrets: readonly [Secret, ...Secret[]]): Keyring {
  const [current, ...older] = secrets.map(readKey) as [Key, ...Key[]];
  const keys = [current, ...older];

  return {
    seal(text, boundTo) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(`${current.name}\n${boundTo}`));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [FORMAT, current.name, sealed.toString('base64url')].join('.');
    },
    open(sealed, boundTo) {
      const [format, name, body = '', ...rest] = sealed.split('.');
      const bytes = Buffer.from(body, 'base64url');
      if (format !== FORMAT || rest.length > 0 || bytes.length < NONCE_BYTES + TAG_BYTES) throw damaged();
      const key = keys.find((each) => each.name === name);
      if (key === undefined) throw unknownKey();
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(`${key.name}\n${boundTo}`));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
        return { text, isStale: key !== current };
      } catch (cause) {
        throw damaged(cause);
      }
    },
    derive: (purpose) => keys.map(({ bytes }) => new Uint8Array(hkdfSync('sha256', bytes, '', purpose, KEY_BYTES))),
  };
}

function readKey(secret: Secret): Key {
  const bytes = Buffer.from(secret.reveal(), 'base64');
  return { name: createHash('sha256').update(bytes).digest('base64url').slice(0, KEY_NAME_LENGTH), bytes };
}

function unknownKey(): NewsdeskError {
  return new NewsdeskError('A token in the database was encrypted with a key that is not in ENCRYPTION_KEYS.', {
    code: 'keyring.unknownKey',
    fix: 'Add the former key at the end of ENCRYPTION_KEYS, or have the app installed again.',
  });
}

function damaged(cause?: unknown): NewsdeskError {
  return new NewsdeskError('A token in the database cannot be decrypted: it was changed, or belongs to another row.', {
    code: 'keyring.damaged',
    fix: 'Restore the database from a backup, or have the app installed again.',
    cause,
  });
}
