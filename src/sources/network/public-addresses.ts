import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address belongs to the public internet. Loopback, private, link-local, shared, documentation and reserved ranges of both
 * versions do not, nor an IPv4 address inside IPv6 that does not (mapped, 6to4, NAT64, Teredo): a fetch there would reach the operator's
 * own network. False for text that is not an address.
 */
export function isPublicAddress(text: string): boolean {
  const written = text.replace(/^\[|\]$/gu, '').replace(/%.*$/u, '');
  if (!ipaddr.isValid(written)) return false;
  const address = ipaddr.process(written);
  if (address.kind() === 'ipv4') return address.range() === 'unicast';
  const v6 = address as ipaddr.IPv6;
  const inner = innerAddress(v6);
  if (inner !== undefined) return isPublicAddress(inner);
  // Only 2000::/3 is given out.
  return v6.range() === 'unicast' && (v6.parts[0] ?? 0) >> 13 === 1;
}

/** The IPv4 address that an IPv6 address stands for. */
function innerAddress(address: ipaddr.IPv6): string | undefined {
  const parts = address.parts;
  const from = (index: number): string => {
    const [high = 0, low = 0] = parts.slice(index, index + 2);
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  };
  const range = address.range();
  if (range === '6to4') return from(1);
  if (range === 'rfc6052') return from(6);
  return undefined;
}
