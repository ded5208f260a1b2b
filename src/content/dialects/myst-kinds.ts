import { isCalloutKind } from './callout.ts';
import type { Directive, WrittenDirective } from './myst-directive.ts';

/** Directives whose content only a build knows: lists of pages and of documented code, output of programs, other markup. */
const DROPPED =
  /^(?:toctree|contents|tableofcontents|bibliography|footbibliography|index|meta|highlight|default-role|role|currentmodule|module|py:module|py:currentmodule|raw|eval-rst|only|auto\w+|plot|program-output|command-output|jupyter-execute|jupyter-kernel|iframe|embed|youtube|button-(?:link|ref)|mermaid|graphviz|digraph|uml|plantuml|inheritance-diagram|list-of-\w+|todolist|csv-table)$/u;
const CODE = /^(?:code|code-block|sourcecode|code-cell|parsed-literal|prompt|testcode|testsetup|doctest|terminal)$/u;
const VERSIONS: Readonly<Record<string, string>> = {
  versionadded: 'Added in version',
  versionchanged: 'Changed in version',
  deprecated: 'Deprecated since version',
  versionremoved: 'Removed in version',
};
/** Boxes beside the text, with a title. */
const BOXES = /^(?:admonition|topic|sidebar|margin)$/u;
/** Definitions of a domain: what follows is a signature. */
const SIGNATURE =
  /^(?:(?:py|c|cpp|js|rst|rs|go):[\w-]+|function|class|method|attribute|data|exception|confval|option|envvar|program|describe|object)$/u;

export function writeDirective(directive: Directive): WrittenDirective {
  const { name, indent, argument, options, lines } = directive;
  const nothing: WrittenDirective = { before: [''], after: [] };
  if (DROPPED.test(name)) return nothing;
  if (CODE.test(name)) return asCode(directive, lines);
  if (name === 'literalinclude')
    return isPart(options) ? nothing : asCode({ ...directive, argument: options['language'] ?? '' }, [`{{#include ${argument}}}`]);
  if (name === 'include') return isPart(options) ? nothing : { before: ['', `{{#include ${argument}}}`, ''], after: [] };
  if (name === 'math')
    return {
      before: ['', `${indent}$$`],
      content: { lines: [argument, ...lines].filter((line) => line.trim() !== ''), mayNest: false },
      after: [`${indent}$$`, ''],
    };
  if (name === 'image' || name === 'figure' || name === 'figure-md')
    return {
      before: ['', ...(/^\S+$/u.test(argument) && name !== 'figure-md' ? [`${indent}![${options['alt'] ?? ''}](<${argument}>)`, ''] : [])],
      content: { lines, mayNest: true },
      after: [''],
    };
  if (name === 'glossary') return { before: [''], content: { lines: asDefinitions(lines), mayNest: false }, after: [''] };
  const version = VERSIONS[name];
  if (version !== undefined) {
    const [, number = '', rest = ''] = /^(\S*)\s*(.*)$/u.exec(argument) ?? [];
    return inContainer(indent, `note ${version} ${number}`, rest === '' ? lines : [`${indent}${rest}`, ...lines]);
  }
  if (BOXES.test(name)) return inContainer(indent, `note ${argument}`, lines);
  if (name === 'dropdown') return inContainer(indent, `details ${argument}`, lines);
  // Docutils takes the words behind the name of an admonition for its first line.
  if (isCalloutKind(name)) return inContainer(indent, name, argument === '' ? lines : [`${indent}${argument}`, ...lines]);
  if (SIGNATURE.test(name))
    return { before: ['', ...(argument === '' ? [] : [`${indent}\`${argument}\``, ''])], content: { lines, mayNest: true }, after: [''] };
  return {
    before: ['', ...(argument === '' || /^[\d ]+$/u.test(argument) ? [] : [`${indent}**${argument}**`, ''])],
    content: { lines, mayNest: true },
    after: [''],
  };
}

function inContainer(indent: string, head: string, lines: readonly string[]): WrittenDirective {
  return { before: ['', `${indent}:::${head.trim()}`], content: { lines, mayNest: true }, after: [`${indent}:::`, ''] };
}

function asCode({ indent, argument, options }: Directive, lines: readonly string[]): WrittenDirective {
  const fence = lines.some((line) => line.includes('```')) ? '~~~~' : '```';
  const caption = options['caption'];
  return {
    before: [
      '',
      ...(caption === undefined ? [] : [`${indent}${caption}`, '']),
      `${indent}${fence}${argument.replace(/[^\w+#.-].*$/u, '')}`,
    ],
    content: { lines, mayNest: false },
    after: [`${indent}${fence}`, ''],
  };
}

/** Lines or a place of the file, which the options name. */
function isPart(options: Directive['options']): boolean {
  return (
    ['lines', 'pyobject', 'diff'].some((name) => name in options) || Object.keys(options).some((name) => /^(?:start|end)-/u.test(name))
  );
}

/** A term at the margin, its explanation indented below it: written as a definition list. */
function asDefinitions(lines: readonly string[]): readonly string[] {
  const margin = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/u)));
  let isBelowTerm = false;
  return lines.map((line) => {
    if (line.trim() === '') return line;
    const isTerm = line.search(/\S/u) <= margin;
    const isFirst = !isTerm && isBelowTerm;
    isBelowTerm = isTerm;
    return isTerm ? line.replace(/ : [^:]*$/u, '') : isFirst ? `: ${line.trim()}` : `  ${line.trim()}`;
  });
}
