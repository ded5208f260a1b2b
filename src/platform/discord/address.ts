import { findAddressFault } from '../../content/public-address.ts';
import { webAddress } from '../../reply/honest-link.ts';

/** Characters that a URL may hold behind its host, and Discord does not take: URI characters of RFC 3986 alone pass. */
const unsafe = /[[\]|^`{}\\<>"]/gu;

/**
 * An address in the form that Discord takes in buttons and pictures; undefined if it takes none, or where it is longer than `maxLength`.
 * Refused characters are percent-encoded, which every server reads as the same.
 */
export function discordAddress(address: string, maxLength: number): string | undefined {
  const url = webAddress(address);
  if (url === undefined || findAddressFault(url.href) !== undefined) return undefined;
  const { origin, pathname, search, hash } = url;
  const fragment = hash === '' ? '' : `#${encode(hash.slice(1)).replaceAll('#', '%23')}`;
  const sendable = origin + encode(pathname) + encode(search) + fragment;
  return sendable.length <= maxLength ? sendable : undefined;
}

function encode(text: string): string {
  return text.replaceAll(unsafe, (character) => encodeURIComponent(character));
}
