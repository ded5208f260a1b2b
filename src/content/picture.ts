import type { ArticleImage } from './article.ts';

/** Stands before what a picture shows, so that nobody takes it for a sentence. */
export const PICTURE_SIGN = '\u{1F5BC}\uFE0F ';

/** Chats show no SVG, and a badge, a logo or a dot is not a picture of what is told. */
const NOT_SHOWN = /\.svg(?:$|[?#])|\bshields\.io\b|\bbadge(?:n|s)?\b|\/(?:spacer|pixel|blank)\./i;

/** Whether a picture of the text may stand for the article. `size` is the smaller of width and height in pixels, where it is known. */
export function mayStandForArticle({ url, alt }: ArticleImage, size: number | undefined): boolean {
  return !NOT_SHOWN.test(url) && !/^(?:\S+ )?(?:logo|icon|avatar|badge)$/i.test(alt) && (size === undefined || size >= 100);
}
