/** In bytes of UTF-8. The longest articles have a tenth of it; parsing gets slow beyond. */
export const MAX_ARTICLE_BYTES = 256 * 1024;
