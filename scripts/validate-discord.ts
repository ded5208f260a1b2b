import { globSync, readFileSync } from 'node:fs';
import { createDescription, type OpenApi, type Violation } from './discord-description.ts';

/** A request to Discord, as the tests record it. */
interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** The names of the tests' files are not recorded: the place in the record is. */
  readonly source: string;
}

const usage = 'node scripts/validate-discord.ts DESCRIPTION [RECORD...]: a record is what NEWSDESK_TEST_REQUESTS names while tests run';
/** Places in which Discord's pages and its description contradict each other, and the pages are followed. */
const differences: readonly { readonly key: string; readonly why: string }[] = [
  {
    key: 'PATCH /applications/@me /description must be object,null',
    why: 'resources/application, "Edit Current Application": the description is text, and Discord tells it as text.',
  },
];
/** Of one kind of violation, so many bodies are named. */
const MOST_NAMED = 3;

/** Validates the reviewed payloads and recorded requests against Discord's published description. The exit code is 1 if one is violated. */
function run([descriptionPath, ...records]: readonly string[]): number {
  if (descriptionPath === undefined) {
    console.error(usage);
    return 2;
  }
  const description = createDescription(JSON.parse(readFileSync(descriptionPath, 'utf8')) as OpenApi);
  const bodies = [...golden(), ...records.flatMap(readRecord)];
  const violations = new Map<string, string[]>();
  const known = new Map<string, string[]>();
  const unnamed = new Map<string, string[]>();
  const unknown = new Map<string, number>();
  let checked = 0;
  for (const { method, path, body, source } of bodies) {
    const found = description.check(method, path, body);
    if (found === undefined) {
      if (body !== undefined && body !== null) count(unknown, `${method} ${shapeOf(path)}`);
      continue;
    }
    checked += 1;
    for (const violation of found.violations) {
      const kind = keyOf(method, path, violation);
      note(differences.some(({ key }) => key === kind) ? known : violations, kind, source);
    }
    for (const property of found.unnamed) note(unnamed, keyOf(method, path, property), source);
  }
  for (const [what, sources] of violations) console.log(describe('violated', what, sources));
  for (const { key, why } of differences)
    if (known.has(key)) console.log(`${describe('known difference', key, known.get(key) ?? [])}\n  ${why}`);
  for (const [what, sources] of unnamed) console.log(describe('not named by the description', what, sources));
  for (const [what, number] of unknown) console.log(`a request that is not described: ${what} (${number})`);
  console.log(`${checked} bodies checked, ${violations.size} kinds of violations`);
  return violations.size === 0 ? 0 : 1;
}

/** Each reviewed payload is posted as a message and given as an answer. */
function golden(): readonly Recorded[] {
  return globSync('test/golden/*/discord.json').flatMap((source) => {
    const { payload } = JSON.parse(readFileSync(source, 'utf8')) as { readonly payload: unknown };
    return [
      { method: 'POST', path: '/channels/1/messages', body: payload, source },
      { method: 'POST', path: '/interactions/1/token/callback', body: { type: 4, data: payload }, source },
    ];
  });
}

function readRecord(file: string): readonly Recorded[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line === '') return [];
      const { method, path, body } = JSON.parse(line) as Omit<Recorded, 'source'>;
      return [{ method, path: path.replace(/^\/api\/v\d+/u, ''), body, source: `${file}:${index + 1}` }];
    });
}

function keyOf(method: string, path: string, { at, what }: Violation): string {
  return `${method} ${shapeOf(path)} ${at.replace(/\/\d+(?=\/|$)/gu, '/*')} ${what}`;
}

function note(places: Map<string, string[]>, key: string, source: string): void {
  places.set(key, [...(places.get(key) ?? []), source]);
}

function describe(kind: string, what: string, sources: readonly string[]): string {
  return `${kind}: ${what} (${sources.length}): ${sources.slice(0, MOST_NAMED).join(', ')}`;
}

/** The same route has the same shape. */
function shapeOf(path: string): string {
  return path
    .split('/')
    .map((part) => (/^[a-z@-]*$/u.test(part) ? part : '*'))
    .join('/');
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

process.exitCode = run(process.argv.slice(2));
