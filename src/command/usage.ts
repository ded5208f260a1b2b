import type { AnyCommand } from './command.ts';

/** `/article <article> [section]`: required options in angle brackets, others in square ones. */
export function signatureOf(command: AnyCommand<never>): string {
  const options = Object.entries<{ readonly required?: boolean }>(command.options).map(([name, { required }]) =>
    required ? `<${name}>` : `[${name}]`,
  );
  return [`/${command.name}`, ...options].join(' ');
}

/** One line that says how to use the command, with its first example. */
export function usageOf(command: AnyCommand<never>): string {
  const [example] = command.examples;
  const usage = `Use it like this: ${signatureOf(command)}`;
  return example === undefined ? `${usage}.` : `${usage}, for example: /${command.name} ${example}`.trimEnd();
}
