/** Schemes that run or show something of the reader's own machine. */
const UNSAFE = /^(?:javascript|data|vbscript|file|blob|about|view-source|chrome|resource)$/i;
const MAX_NOTE = 200;
/** Chats take no longer address behind words; beyond it the address is written out. */
const MAX_LINK = 900;

/**
 * The words behind a link that no chat makes of it: `the desk (desk@mill.example)`. Empty when the label says it, and for web
 * addresses.
 */
export function noteOfLink(url: string, label: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z\d+.-]+):([^]*)$/i.exec(url.trim()) ?? [];
  if (/^https?$/i.test(scheme)) return url.length > MAX_LINK && !label.includes(url) ? ` (${url})` : '';
  if (scheme === '' || UNSAFE.test(scheme) || rest.length > MAX_NOTE) return '';
  const address = readable(
    /^(?:mailto|tel|sms|callto|facetime)$/i.test(scheme) ? rest.replace(/^\/\/|[?;][^]*$/g, '') : `${scheme}:${rest}`,
  );
  if (address === '' || plain(label).includes(plain(address))) return '';
  return ` (${address})`;
}

function readable(address: string): string {
  try {
    return decodeURIComponent(address).replace(/\s+/g, ' ').trim();
  } catch {
    return address;
  }
}

/** Without what people put between the digits of a telephone number. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[\s().-]/g, '');
}
