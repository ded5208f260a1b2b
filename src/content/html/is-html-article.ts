/**
 * Whether a file is an article in HTML with front matter above it, as the mirror of a feed keeps its articles: `NAME.article.html`. Any
 * other `.html` is a page or a template of a site, and not read.
 */
export function isHtmlArticle(path: string): boolean {
  return /\.article\.html$/iu.test(path);
}
