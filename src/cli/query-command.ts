import { Command } from 'commander';

/**
 * A verb that takes a query: `-word` in it leaves a word out, so a word with one dash is not an option. An unknown one with two dashes is
 * still refused, and behind `--` everything is a word.
 */
export class QueryCommand extends Command {
  override parseOptions(args: string[]): ReturnType<Command['parseOptions']> {
    const { operands, unknown } = super.parseOptions(args);
    const end = unknown.indexOf('--');
    const [open, words] = end < 0 ? [unknown, []] : [unknown.slice(0, end), unknown.slice(end + 1)];
    const options = open.filter(isOption);
    return { operands: [...operands, ...open.filter((word) => !isOption(word)), ...words], unknown: options };
  }
}

/** Arguments that Commander should read itself: `--anything`, and the help that it knows by a letter. */
function isOption(word: string): boolean {
  return word === '-h' || /^--./u.test(word);
}
