import { join } from 'node:path';
import { createVitest, type TestModule, type Vitest } from 'vitest/node';
import type { RunTest, TestEnd } from './host-protocol.ts';

// A process that keeps vitest ready in a copy of the repository, and runs one test file for each message. Its first
// argument is the root of the copy, the second `record` if the blocks that a test reaches are to be written down.
const [root = '', mode = ''] = process.argv.slice(2);

const vitest = await createVitest({
  root,
  watch: false,
  bail: 1,
  cache: false,
  maxWorkers: 1,
  fileParallelism: false,
  reporters: [{}],
  // A break that hoards memory ends its own process, not the machine.
  execArgv: ['--max-old-space-size=1500'],
  setupFiles: mode === 'record' ? [join(import.meta.dirname, 'record-blocks.ts')] : [],
  configLoader: 'native',
});
await vitest.standalone();
process.on('message', (message) => void run(vitest, message as RunTest).then((end) => process.send?.(end)));
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

async function run(runner: Vitest, { test, changed }: RunTest): Promise<TestEnd> {
  for (const file of changed) runner.invalidateFile(join(root, file));
  // Vitest keeps the results of earlier runs, and would stop at once for a failure among them.
  for (const kept of [runner.state.filesMap, runner.state.pathsSet, runner.state.idMap]) kept.clear();
  const start = performance.now();
  const { testModules, unhandledErrors } = await runner.runTestSpecifications([
    runner.getRootProject().createSpecification(join(root, test)),
  ]);
  const failed = testModules.find((module) => !module.ok());
  const failure = failed === undefined ? String(unhandledErrors[0] ?? '') : describeFailure(failed);
  const isOfTest = failed?.children.allTests('failed').next().done === false;
  return { passed: failure === '' && testModules.length === 1, failure, isOfTest, ms: performance.now() - start };
}

function describeFailure(module: TestModule): string {
  const [test] = module.children.allTests('failed');
  return test?.fullName ?? module.errors()[0]?.message ?? 'no test ran';
}
