/** A directive as it is written: its name, the words behind it, its options, and the lines between its fences. */
export interface Directive {
  readonly name: string;
  readonly indent: string;
  readonly argument: string;
  readonly options: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
}

/** The text in place of a directive: its first line, the lines of its content and its last line. */
export interface WrittenDirective {
  readonly before: readonly string[];
  /** `content` may hold other directives; undefined if nothing of it is shown. */
  readonly content?: { readonly lines: readonly string[]; readonly mayNest: boolean };
  readonly after: readonly string[];
}
