import { DepthError } from '../parse-markdown.ts';

/** Elements that are open at a time. Pages have some dozens; what reads them takes a minute for a hundred thousand. */
export const MAX_NESTING = 1_000;
/** Elements of one text. The longest of 3,500 pages of documentation has 9,000; each costs up to 0.08 ms and 10 kB. */
export const MAX_ELEMENTS = 25_000;
/** Open elements at each that begins, summed up: what asks for the elements around one takes so many steps. Long pages have 150,000. */
const MAX_STEPS = 1_500_000;
/** Attributes of one tag. No element has fifty. */
export const MAX_ATTRIBUTES = 1_000;
/** UTF-16 units of all attributes. HTML repeats open emphasis in each paragraph, with its attributes; a page has at most 4 MB. */
const MAX_ATTRIBUTE_LETTERS = 8_000_000;

/** HTML has more of something than is read. */
export class ExcessError extends Error {
  override readonly name = 'ExcessError';
  /** The thing that there is too much of, with its limit: `25,000 elements`. */
  readonly most: string;

  constructor(most: string) {
    super(`more than ${most}`);
    this.most = most;
  }
}

/** Counts while a tree is built, and ends the building once it is too much. */
export interface HtmlBounds {
  /** The most elements that were open at a time. */
  readonly nesting: number;
  /** @throws {ExcessError} if there are too many elements, or too much around or in them. */
  create(attributes: readonly { readonly name: string; readonly value: string }[]): void;
  /** @throws {DepthError} if more than `MAX_NESTING` elements are open. */
  open(): void;
  close(): void;
}

export function createHtmlBounds(): HtmlBounds {
  let open = 0;
  let nesting = 0;
  let elements = 0;
  let steps = 0;
  let letters = 0;
  return {
    get nesting() {
      return nesting;
    },
    create(attributes) {
      elements += 1;
      steps += open;
      for (const { name, value } of attributes) letters += name.length + value.length;
      if (elements > MAX_ELEMENTS) throw new ExcessError(`${MAX_ELEMENTS.toLocaleString('en')} elements`);
      if (steps > MAX_STEPS) throw new ExcessError(`${MAX_STEPS.toLocaleString('en')} levels of nesting, summed over its elements`);
      if (letters > MAX_ATTRIBUTE_LETTERS) throw new ExcessError(`${MAX_ATTRIBUTE_LETTERS.toLocaleString('en')} letters of attributes`);
    },
    open() {
      open += 1;
      nesting = Math.max(nesting, open);
      if (open > MAX_NESTING) throw new DepthError(`nested more than ${MAX_NESTING} deep`);
    },
    close() {
      open -= 1;
    },
  };
}
