/** Rows of `meta` that the ledger keeps. */
export const metaNames = {
  version: 'ledger.version',
  hash: 'ledger.editionHash',
  seenAt: 'ledger.seenAt',
  restoredFrom: 'ledger.restoredFrom',
  lookFirst: 'ledger.lookFirst',
} as const;

/** The row of `meta` that counts the changes of curated terms. */
export const TERMS_REVISION = 'terms.revision';
