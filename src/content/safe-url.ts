import { dropFiller } from './hidden/blank-spans.ts';

const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/**
 * The absolute form of a link in an article, or undefined when it cannot be followed from outside: relative with no
 * article URL to resolve it against, or of a scheme other than http, https and mailto.
 */
export function toSafeUrl(url: string, base?: string): string | undefined {
  const written = dropFiller(url);
  const target = isRelative(written) ? stripContentExtension(written) : written;
  if (!URL.canParse(target, base)) return undefined;
  const parsed = new URL(target, base);
  return SAFE_PROTOCOLS.has(parsed.protocol) ? parsed.href : undefined;
}

/** As `toSafeUrl`, for pictures and pages: http and https only. */
export function toWebUrl(url: string, base?: string): string | undefined {
  const safe = toSafeUrl(url, base);
  return safe?.startsWith('http') === true ? safe : undefined;
}

/** `./cooling.md`, `/pumps`, `#pumps`: no scheme and no host. */
export function isRelative(url: string): boolean {
  return !/^[a-z][a-z\d+.-]*:/i.test(url) && !url.startsWith('//');
}

/** Writers link files (`./cooling.md#pumps`); readers need pages. */
function stripContentExtension(url: string): string {
  return url.replace(/\.(?:mdx?|markdown)(?=$|[?#])/i, '');
}
