import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listComments } from './list-comments.ts';
import { commentRules, type ProseRule, textRules } from './prose-rules.ts';

const ROOT = join(import.meta.dirname, '..');
/** The files that hold the bad examples themselves, or texts of the world that are read and not written here. */
const LEFT_OUT = /^(?:scripts\/prose-rules\.ts$|test\/(?:content|fixtures|property|golden|sources)\/|content\/|findings\/)/u;

/** Prints each turn of phrase that `prose-rules.ts` keeps out, as `file:line: rule: words`; ends with status 1 if there is one. */
function check(): number {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.md'], { cwd: ROOT, encoding: 'utf8' });
  const found = files
    .split('\n')
    .filter((path) => path !== '' && !LEFT_OUT.test(path))
    .flatMap((path) => findIn(path, readFileSync(join(ROOT, path), 'utf8')));
  for (const line of found) console.log(line);
  if (found.length > 0) console.log(`\n${found.length} places. scripts/prose-rules.ts has the plain form of each.`);
  return found.length === 0 ? 0 : 1;
}

function findIn(path: string, text: string): readonly string[] {
  const isDocument = path.endsWith('.md');
  const passages = isDocument ? text.split('\n').map((words, index) => ({ line: index + 1, text: words })) : listComments(text);
  const rules = isDocument ? textRules : [...commentRules, ...textRules];
  return passages.flatMap((passage) => rules.flatMap((rule) => judge(path, passage, rule)));
}

function judge(path: string, { line, text }: { readonly line: number; readonly text: string }, rule: ProseRule): readonly string[] {
  // Names in backticks are names of code and of files.
  const words = rule.pattern.exec(text.replace(/`[^`]*`/gu, '``'))?.[0];
  return words === undefined ? [] : [`${path}:${line}: ${rule.name}: “${words}” in “${text.slice(0, 90)}”`];
}

process.exitCode = check();
