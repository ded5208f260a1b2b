/** Name of the global set of blocks that ran. Marks do nothing if it is not there. */
export const REACHED = '__newsdeskReached';
/** File for the blocks that one test file reached, from the root of the copy. */
export const RECORD = '.reached.json';
