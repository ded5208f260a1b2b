/** Of V8's heap, in MB. The largest ordinary articles were measured to need 130 to 380: 35,000 links, 4,600 rows of a table. */
export const MAX_HEAP_MB = 384;

/** What a process that reads files takes beside its heap, in MB: what V8 keeps of the young, and the program. Was measured to be 60 to 200. */
export const BESIDE_HEAP_MB = 320;

/** What a process that reads files says on standard error when it ends itself. */
export const END_MARKS = { time: 'newsdesk: out of time', memory: 'newsdesk: out of memory' } as const;
