/** A directive as it is written. */
export interface Directive {
  readonly name: string;
  readonly indent: string;
  /** The words behind the name. */
  readonly argument: string;
  readonly options: Readonly<Record<string, string>>;
}

/** The text in place of a directive. */
export interface WrittenDirective {
  /** In place of the line that opens it. */
  readonly opening: string;
  /** In place of the line that closes it. */
  readonly closing: string;
  /** `text` may hold other directives, `literal` stays as it is, `terms` are read as a definition list. */
  readonly content: 'text' | 'literal' | 'terms' | 'dropped';
}
