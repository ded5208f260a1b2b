import type { Break } from './mutant.ts';
import type { SyntaxNode } from './syntax.ts';

/** Breaks of a regular expression literal: an anchor lost, the case heeded, a class turned round. */
export function breakPattern(node: SyntaxNode): readonly Break[] {
  if (node.type !== 'RegExpLiteral') return [];
  const pattern = String(node['pattern']);
  const flags = String(node['flags']);
  const first = node.start + 1;
  const afterPattern = first + pattern.length + 1;
  const breaks: Break[] = [];
  // `^[^]*` begins at the start without its anchor too.
  if (/^\^(?!\[\^\]\*)/u.test(pattern)) breaks.push({ start: first, end: first + 1, text: '', kind: '^ dropped' });
  if (/(?<!\\)\$$/u.test(pattern)) breaks.push({ start: afterPattern - 2, end: afterPattern - 1, text: '', kind: '$ dropped' });
  if (flags.includes('i')) {
    const at = afterPattern + flags.indexOf('i');
    breaks.push({ start: at, end: at + 1, text: '', kind: 'flag i dropped' });
  }
  for (const { index } of pattern.matchAll(/\\[dwsp](?!\{RGI)/gu)) {
    const letter = pattern.charAt(index + 1);
    breaks.push({
      start: first + index + 1,
      end: first + index + 2,
      text: letter.toUpperCase(),
      kind: `\\${letter.toUpperCase()} for \\${letter}`,
    });
  }
  return breaks;
}
