/**
 * Whether announcements can be posted in a channel, as far as its platform tells beforehand. The texts are kept texts, ends of sentences
 * without a full stop; they say *the channel*, which may be another one than that of the reader.
 */
export type PostingOutlook =
  /** `remark`: what is lost all the same. */
  | { readonly kind: 'yes'; readonly remark?: string }
  | { readonly kind: 'no'; readonly cause: 'outside' | 'unseen' | 'archived'; readonly what: string; readonly fix: string }
  /** Never a refusal: it may well work. */
  | { readonly kind: 'unknown'; readonly because: string };
