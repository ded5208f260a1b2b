/** A test file to run. Paths count from the root of the copy. */
export interface RunTest {
  readonly test: string;
  /** Files that changed since the last run: what is remembered of them is forgotten. */
  readonly changed: readonly string[];
}

/** The end of a test file. */
export interface TestEnd {
  readonly passed: boolean;
  /** Title of the first test that failed, or the error of a file that could not be read. */
  readonly failure: string;
  /** A test failed, not the run: its module was read and its process lived. */
  readonly isOfTest: boolean;
  /** Time on the wall. */
  readonly ms: number;
}
