#!/usr/bin/env node
// Starts Newsdesk with a Node that can run it. Plain JavaScript that Node 12 can still parse, so that an old Node gets
// an explanation instead of a syntax error: no top-level await, no `??`, no `node:` imports.
import { spawn } from 'child_process';
import { existsSync, readFileSync, realpathSync } from 'fs';
import module from 'module';
import { dirname, join, sep } from 'path';
import { fileURLToPath, pathToFileURL } from 'url';

const neededMajor = 24;
// Starting makes a lot of short-lived objects, for which V8 would keep 64 MB ever after; answering does with 16. As in package.json.
const memoryFlag = '--max-semi-space-size=8';
// As in src/main.ts: 1 is what a verb says with it (no hit, a problem found).
const errorExitCode = 2;
const self = fileURLToPath(import.meta.url);
const root = dirname(dirname(self));
const major = Number(process.versions.node.split('.')[0]);

if (major >= neededMajor) {
  followLauncher();
  runHere();
} else {
  const newerNode = findNewerNode();
  if (newerNode === undefined) explainAndExit();
  else runWith(newerNode);
}

function runHere() {
  const entry = findEntry();
  if (entry === undefined) {
    fail(
      'newsdesk is not built: ' + join(root, 'dist', 'src', 'main.js') + ' is missing.',
      'The package is damaged, or it was packed before it was built. Install it again, or run `npm run build` in ' + root + '.',
    );
    return;
  }
  keepCompiledCode();
  import(pathToFileURL(entry).href).catch((error) => {
    console.error(error);
    process.exitCode = errorExitCode;
  });
}

// The next start neither strips types nor compiles what this one did: it takes two thirds of the time. Where nothing can be written, nothing is kept.
function keepCompiledCode() {
  const { directory } = module.enableCompileCache(join(root, 'node_modules', '.cache', 'newsdesk'));
  // Worker threads follow the environment.
  if (directory !== undefined) process.env.NODE_COMPILE_CACHE = directory;
}

// A checkout runs from its sources. Node refuses to strip types inside node_modules, so an installed package runs its build.
function findEntry() {
  const source = join(root, 'src', 'main.ts');
  const built = join(root, 'dist', 'src', 'main.js');
  const installed = root.split(sep).indexOf('node_modules') !== -1;
  if (!installed && existsSync(source)) return source;
  return existsSync(built) ? built : undefined;
}

// The npm package `node`, a development dependency, holds a Node of its own.
function findNewerNode() {
  const directory = join(root, 'node_modules', 'node');
  const executable = join(directory, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  try {
    const version = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')).version;
    if (Number(version.split('.')[0]) < neededMajor) return undefined;
    // The same file would start itself again for ever.
    return realpathSync(executable) === realpathSync(process.execPath) ? undefined : executable;
  } catch (error) {
    return undefined;
  }
}

function runWith(executable) {
  const environment = Object.assign({}, process.env, { NEWSDESK_LAUNCHER_PID: String(process.pid) });
  const child = spawn(executable, [memoryFlag].concat(process.execArgv, [self], process.argv.slice(2)), {
    env: environment,
    // The channel carries nothing: the child notices by its end that this process is gone, even when it was killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'];
  const forward = (signal) => child.kill(signal);
  signals.forEach((signal) => process.on(signal, forward));
  child.on('error', (error) => {
    fail('newsdesk could not start ' + executable + ': ' + error.message + '.', 'Run `npm ci` in ' + root + ' to install it again.');
  });
  child.on('exit', (code, signal) => {
    signals.forEach((name) => process.removeListener(name, forward));
    if (signal === null) process.exit(code);
    else process.kill(process.pid, signal);
  });
}

// The other end of `runWith`: a child that outlived a killed launcher would hold its port and post beside its successor.
function followLauncher() {
  const launched = process.env.NEWSDESK_LAUNCHER_PID === String(process.ppid) && process.channel !== undefined && process.channel !== null;
  delete process.env.NEWSDESK_LAUNCHER_PID;
  if (!launched) return;
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel.unref();
}

function explainAndExit() {
  fail(
    'newsdesk needs Node ' + neededMajor + ' or newer, and this is Node ' + process.version + ' (' + process.execPath + ').',
    'Install Node ' +
      neededMajor +
      ' from https://nodejs.org and run the same command again. In a checkout, `npm ci` is enough: it brings a Node ' +
      neededMajor +
      ' of its own, which newsdesk then finds by itself.',
  );
}

function fail(what, fix) {
  process.stderr.write(what + '\n' + fix + '\n');
  process.exitCode = errorExitCode;
}
