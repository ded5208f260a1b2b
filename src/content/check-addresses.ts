import type { ProblemLog, ProblemWords } from './problem-log.ts';
import { findAddressFault, isPrivateAddress } from './public-address.ts';

/** Characters of an address that a button of Discord takes; components/reference, "Button". Slack takes six times as many. */
const longestButtonUrl = 512;
/** Of a picture's address: OpenAPI of Discord, UnfurledMediaRequest.url. */
const longestPictureUrl = 2048;

/** Kinds of pictures that one of the platforms does not show; both show PNG, JPEG and GIF. */
const unshown = /\.(svgz?|avif|heic|heif|tiff?|bmp|ico|pdf|eps|psd)(?=$|[?#])/iu;

/** Warns of an address that readers cannot follow, or that Discord refuses: Newsdesk shows it as text then. */
export function warnOfAddress(address: string, code: string, offset: number, log: ProblemLog): void {
  const fault = findAddressFault(address);
  if (fault !== undefined) {
    log.warning(code, offset, {
      what: `"${shown(address)}" is not an address for Discord`,
      why: `${fault}: Discord refuses it in buttons, so there it is shown as text`,
      fix: 'Write the address at which readers find it, for example https://example.com/article',
    });
  } else if (isPrivateAddress(address)) {
    log.warning(code, offset, {
      what: `"${shown(address)}" is an address that only your own network reaches`,
      why: 'readers elsewhere cannot follow it',
      fix: 'Write the address at which readers find it, for example https://example.com/article',
    });
  } else if (address.length > longestButtonUrl) {
    log.warning(code, offset, {
      what: `"${shown(address)}" has ${address.length} characters`,
      why: `a button of Discord takes ${longestButtonUrl}, so there it is shown as text`,
      fix: 'Write a shorter address of the same page',
    });
  }
}

/** Warns of a picture that a platform refuses or does not show: posts go out without it. `address` is its whole one, where it has one. */
export function warnOfPicture(written: string, address: string | undefined, offset: number, log: ProblemLog): void {
  const words = pictureFault(written, address);
  if (words !== undefined) log.warning('frontMatter.image', offset, words);
}

function pictureFault(written: string, address: string | undefined): ProblemWords | undefined {
  const what = `The picture "${shown(written)}" is not shown`;
  if (/^data:/iu.test(written))
    return {
      what,
      why: 'Discord and Slack take no pictures inside of an address',
      fix: 'Publish it as a file, and write the address of that',
    };
  if (address === undefined)
    return {
      what,
      why: 'it has no address on the web, from which Discord and Slack could fetch it',
      fix: 'Write its whole address, or a `baseUrl` in publication.yaml',
    };
  const fault = findAddressFault(address);
  if (fault !== undefined && written.includes('://')) return { what, why: `${fault}: Discord and Slack cannot fetch it`, fix: reachable };
  if (fault === undefined && isPrivateAddress(address) && written.includes('://'))
    return { what, why: 'only your own network reaches its address, so Discord and Slack cannot fetch it', fix: reachable };
  if (address.length > longestPictureUrl)
    return {
      what,
      why: `its address has ${address.length} characters, and Discord takes ${longestPictureUrl}`,
      fix: 'Write a shorter address of the same picture',
    };
  const format = unshown.exec(address)?.[1]?.toUpperCase();
  return format === undefined
    ? undefined
    : {
        what,
        why: `${format} is a format that Discord or Slack does not show`,
        fix: 'Write the address of the same picture as PNG, JPEG or GIF',
      };
}

const reachable = 'Write an address that anybody can open, for example https://example.com/picture.jpg';

function shown(address: string): string {
  return address.slice(0, 80);
}
