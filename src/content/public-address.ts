/**
 * Why Discord calls an address "not well formed", as a clause without a full stop; undefined if it takes it. Discord words its refusals
 * as the open library schematics does, whose rules fit every case that was reported: no host without a dot (alexemanuelol/rustplusplus#255),
 * none with an underscore (discordjs/discord.js#7438), an ending of letters, a port of two to five digits. Addresses of numbers pass.
 */
export function findAddressFault(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return 'it is not an http or https address';
  if (url.username !== '' || url.password !== '') return 'it holds a user name or a password';
  if (/^\d$/u.test(url.port)) return `its port ${url.port} has one digit`;
  return isNumeric(url.hostname) ? undefined : findNameFault(url.hostname.replace(/\.$/u, ''));
}

/** A host that nobody but this machine or its network can reach: a platform cannot fetch a picture from it. RFC 6761, 6762, 8375, 1918. */
export function isPrivateAddress(address: string): boolean {
  const host = URL.parse(address)?.hostname.replace(/\.$/u, '') ?? '';
  if (host.startsWith('[')) return /^\[(?:::1?|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*)\]$/u.test(host);
  if (isNumeric(host)) return /^(?:0|10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./u.test(host);
  return !host.includes('.') || /\.(?:localhost|local|internal|home\.arpa)$/u.test(host);
}

/** `URL` writes every spelling of an address of numbers in one form. */
function isNumeric(host: string): boolean {
  return host.startsWith('[') || /^\d+(?:\.\d+){3}$/u.test(host);
}

function findNameFault(host: string): string | undefined {
  const labels = host.split('.');
  if (labels.length === 1) return `its host "${host}" has no dot`;
  if (labels.some((label) => !/^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/u.test(label)))
    return `its host "${host}" is not made of letters, digits and inner hyphens alone`;
  return /^(?:[a-z]{2,}|xn--[a-z\d-]{2,})$/u.test(labels.at(-1) ?? '') ? undefined : `its host "${host}" does not end in letters`;
}
