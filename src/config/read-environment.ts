import type { ConfigProblem } from './config-problem.ts';
import { type Environment, environment, type VariableName, variableNames } from './env.ts';
import type { EnvVariable } from './env-variable.ts';
import { messageOf } from '../runtime/errors.ts';

export type RawEnvironment = Readonly<Record<string, string | undefined>>;

/** Reads a secret's file as text. @throws whatever the file system says. */
export type ReadFile = (path: string) => string;

type Reading =
  | { readonly kind: 'unset' }
  | { readonly kind: 'text'; readonly text: string; readonly from: string }
  | { readonly kind: 'problem'; readonly problem: ConfigProblem };

/** Every variable's value, or every problem there is: an operator fixes them in one go. */
export function readEnvironment(
  raw: RawEnvironment,
  readFile: ReadFile,
): { readonly values: Environment; readonly problems: readonly ConfigProblem[] } {
  const values: Partial<Record<VariableName, unknown>> = {};
  const problems: ConfigProblem[] = [];
  for (const name of variableNames) {
    const variable: EnvVariable = environment[name];
    const reading = readVariable(name, variable, raw, readFile);
    if (reading.kind === 'problem') problems.push(reading.problem);
    if (reading.kind !== 'text') continue;
    const parsed = variable.schema.safeParse(reading.text);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(describeInvalid(name, variable, reading, parsed.error.issues[0]?.message ?? 'not valid'));
  }
  return { values: values as Environment, problems };
}

function readVariable(name: VariableName, variable: EnvVariable, raw: RawEnvironment, readFile: ReadFile): Reading {
  const direct = raw[name]?.trim();
  const file = variable.secret ? raw[`${name}_FILE`]?.trim() : undefined;
  if (direct && file) {
    const fix = `Unset ${name} to use the file, or ${name}_FILE to use the variable.`;
    return { kind: 'problem', problem: { variable: name, what: `${name} and ${name}_FILE are both set, and only one can count`, fix } };
  }
  if (direct) return { kind: 'text', text: direct, from: name };
  if (file) return readSecretFile(name, file, readFile);
  return variable.default === undefined ? { kind: 'unset' } : { kind: 'text', text: variable.default, from: name };
}

function readSecretFile(name: VariableName, path: string, readFile: ReadFile): Reading {
  const from = `${name}_FILE`;
  const problem = (what: string, fix: string): Reading => ({ kind: 'problem', problem: { variable: name, what, fix } });
  try {
    const text = readFile(path).trim();
    if (text === '') return problem(`${from} names ${path}, and that file is empty`, `Write the secret into ${path}, or unset ${from}.`);
    return { kind: 'text', text, from };
  } catch (error) {
    const reason = messageOf(error);
    return problem(`${from} names ${path}, which cannot be read (${reason})`, `Correct the path, or let this user read the file.`);
  }
}

function describeInvalid(
  name: VariableName,
  variable: EnvVariable,
  { text, from }: { text: string; from: string },
  message: string,
): ConfigProblem {
  const quote = !variable.secret && name !== 'DATABASE_URL' ? `${JSON.stringify(text.slice(0, 80))}, ` : '';
  const instead = variable.default === undefined ? '' : `, or unset it for the default, ${variable.default}`;
  const examples = [variable.example, variable.otherExample].filter((each) => each !== undefined);
  const example = variable.secret
    ? `Set ${name} to ${variable.example}`
    : `Write it like ${examples.map((each) => `${name}=${each}`).join(' or ')}`;
  return { variable: name, what: `${from} is ${quote}${message}`, fix: `${example}${instead}.` };
}
