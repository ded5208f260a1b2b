import { ATOMS, textOf } from './parser-atoms.ts';
import { PARSERS } from './parsers.ts';

/** A reading that is asked for: of which parser, which atom by its place, and how long. */
export interface ParserQuestion {
  readonly parser: string;
  readonly atom: number;
  readonly length: number;
}

/** Processor time in ms. */
export type ParserAnswer = number;

process.on('message', ({ parser, atom, length }: ParserQuestion) => {
  const asked = ATOMS[atom];
  const read = PARSERS[parser];
  if (asked === undefined || read === undefined) throw new Error(`there is no ${parser} or no atom ${atom}`);
  const text = textOf(asked, length);
  const before = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(before);
  process.send?.(((user + system) / 1_000) satisfies ParserAnswer);
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
