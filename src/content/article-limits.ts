/** In bytes of UTF-8. Articles have a tenth of it, the changelog of a program of many years 300 kB; parsing gets slow beyond. */
export const MAX_ARTICLE_BYTES = 512 * 1024;
