import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cutRelease, nextVersion, sectionOf } from './changelog.ts';

const usage = `node scripts/release.ts major|minor|patch   gives package.json, the lockfile and CHANGELOG.md the next version
node scripts/release.ts --verify v0.2.0      fails unless all three have this version
node scripts/release.ts --notes v0.2.0       prints the section of the version`;

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

function main(): number {
  const { values, positionals } = parseArgs({ options: { verify: { type: 'string' }, notes: { type: 'string' } }, allowPositionals: true });
  if (values.notes !== undefined) return printNotes(values.notes.replace(/^v/u, ''));
  if (values.verify !== undefined) return verify(values.verify.replace(/^v/u, ''));
  const [step] = positionals;
  if (step !== 'major' && step !== 'minor' && step !== 'patch') {
    console.error(usage);
    return 2;
  }
  const version = nextVersion(JSON.parse(read('package.json')).version, step);
  writeFileSync(join(root, 'CHANGELOG.md'), cutRelease(read('CHANGELOG.md'), version, new Date().toISOString().slice(0, 10)));
  for (const file of ['package.json', 'package-lock.json']) {
    const text = read(file);
    const old = JSON.parse(text).version;
    // The lockfile names the version twice: of itself, and of the package at its root.
    const times = file === 'package.json' ? 1 : 2;
    let out = text;
    for (let time = 0; time < times; time += 1) out = out.replace(`"version": "${old}"`, `"version": "${version}"`);
    writeFileSync(join(root, file), out);
  }
  console.log(`Version ${version}. Look at the change, then: git commit -am "chore: release ${version}" && git tag v${version}`);
  return 0;
}

function verify(version: string): number {
  const found = {
    'package.json': JSON.parse(read('package.json')).version,
    'package-lock.json': JSON.parse(read('package-lock.json')).version,
    'CHANGELOG.md': sectionOf(read('CHANGELOG.md'), version) === undefined ? undefined : version,
  };
  const wrong = Object.entries(found).filter(([, value]) => value !== version);
  for (const [file, value] of wrong) console.error(`${file} has ${value ?? 'no section for this version'}, not ${version}.`);
  return wrong.length === 0 ? 0 : 1;
}

function printNotes(version: string): number {
  const section = sectionOf(read('CHANGELOG.md'), version);
  if (section === undefined) console.error(`CHANGELOG.md has no section for ${version}: its heading begins with "## ${version}".`);
  else console.log(section.trim());
  return section === undefined ? 1 : 0;
}

process.exitCode = main();
