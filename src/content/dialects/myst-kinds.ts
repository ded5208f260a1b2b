import { namesAudience, namesRemark } from '../hidden/audience-words.ts';
import { isCalloutKind } from './callout.ts';
import type { Directive, WrittenDirective } from './myst-directive.ts';

/** Lists of pages and of documented code, output of programs, other markup, notes of the authors: a build makes something else of them, or nothing. */
const DROPPED =
  /^(?:toctree|contents|tableofcontents|bibliography|footbibliography|index|meta|highlight|default-role|role|currentmodule|module|py:module|py:currentmodule|raw|eval-rst|only|ifconfig|todo|todolist|comment|auto\w+|plot|program-output|command-output|jupyter-execute|jupyter-kernel|iframe|embed|youtube|button-(?:link|ref)|mermaid|graphviz|digraph|uml|plantuml|inheritance-diagram|list-of-\w+|csv-table)$/u;
const CODE = /^(?:code|code-block|sourcecode|code-cell|parsed-literal|prompt|testcode|testsetup|doctest|terminal)$/u;
const VERSIONS: Readonly<Record<string, string>> = {
  versionadded: 'Added in version',
  versionchanged: 'Changed in version',
  deprecated: 'Deprecated since version',
  versionremoved: 'Removed in version',
};
/** Boxes beside the text, with a title. */
const BOXES = /^(?:admonition|topic|sidebar|margin)$/u;
/** Definitions of a domain: a signature follows. */
const SIGNATURE =
  /^(?:(?:py|c|cpp|js|rst|rs|go):[\w-]+|function|class|method|attribute|data|exception|confval|option|envvar|program|describe|object)$/u;
/** Names that a fence has in MyST alone. */
const MYST_ALONE =
  /^(?:note|tip|warning|important|caution|danger|hint|attention|error|seealso|admonition|toctree|figure|image|code|code-block|sourcecode|code-cell|parsed-literal|literalinclude|glossary|tab-set|grid|dropdown|eval-rst|versionadded|versionchanged|deprecated|math|include|list-table|csv-table|contents|todo|only|ifconfig|epigraph|card|margin|sidebar|topic|prf:\w+|exercise|solution|proof|py:\w+)$/u;

export function isMystDirective(name: string): boolean {
  // A part for members that stands alone is no code, either.
  return MYST_ALONE.test(name) || namesAudience(name);
}

/** Its content is no text: code, a formula, or dropped. */
export function isLiteralDirective(name: string): boolean {
  return DROPPED.test(name) || CODE.test(name) || name === 'math' || name === 'literalinclude' || name === 'include';
}

const dropped: WrittenDirective = { opening: '', closing: '', content: 'dropped' };

/** `fence`: the signs between which code may stand. */
export function writeDirective(directive: Directive, fence: string): WrittenDirective {
  const { name, indent, argument, options } = directive;
  if (DROPPED.test(name) || isHeldBack(directive)) return dropped;
  if (CODE.test(name)) return asCode(directive, fence);
  if (name === 'literalinclude') {
    const written = asCode({ ...directive, argument: options['language'] ?? '' }, fence);
    return isPart(options) ? dropped : { ...dropped, opening: `${written.opening}\n{{#include ${argument}}}\n${written.closing}` };
  }
  if (name === 'include') return isPart(options) ? dropped : { ...dropped, opening: `\n{{#include ${argument}}}\n` };
  if (name === 'math')
    return { opening: `\n${indent}$$${argument === '' ? '' : `\n${argument}`}`, closing: `${indent}$$\n`, content: 'literal' };
  if (name === 'figure-md') return asText();
  if (name === 'image' || name === 'figure') return asText(argument === '' ? '' : `${indent}![${options['alt'] ?? ''}](<${argument}>)`);
  if (name === 'glossary') return { opening: '', closing: '', content: 'terms' };
  const version = VERSIONS[name];
  if (version !== undefined) {
    const [, number = '', rest = ''] = /^(\S*)(.*)$/u.exec(argument) ?? [];
    return inContainer(indent, `note ${version} ${number}`, rest);
  }
  if (BOXES.test(name)) return inContainer(indent, `note ${argument}`);
  if (name === 'dropdown') return inContainer(indent, `details ${argument}`);
  // Docutils takes the words behind the name of an admonition for its first line.
  if (isCalloutKind(name)) return inContainer(indent, name, argument);
  if (argument === '' || /^[\d ]+$/u.test(argument)) return asText();
  return asText(SIGNATURE.test(name) ? `${indent}\`${argument}\`` : `${indent}**${argument}**`);
}

function asText(opening = ''): WrittenDirective {
  return { opening: opening === '' ? '' : `\n${opening}\n`, closing: '', content: 'text' };
}

function inContainer(indent: string, head: string, firstLine = ''): WrittenDirective {
  const line = firstLine.trim() === '' ? '' : `\n${indent}${firstLine.trim()}`;
  return { opening: `${indent}:::${head.trim()}${line}`, closing: `${indent}:::`, content: 'text' };
}

function asCode({ indent, argument, options }: Directive, fence: string): WrittenDirective {
  const caption = options['caption'];
  const language = /^[\w+#.-]*/u.exec(argument)?.[0] ?? '';
  return {
    opening: `${caption === undefined ? '' : `\n${indent}${caption}\n\n`}${indent}${fence}${language}`,
    closing: `${indent}${fence}`,
    content: 'literal',
  };
}

/** Lines or a place of the file, which the options name. */
function isPart(options: Directive['options']): boolean {
  return (
    ['lines', 'pyobject', 'diff'].some((name) => name in options) || Object.keys(options).some((name) => /^(?:start|end)-/u.test(name))
  );
}

/** A part for some readers, or a cell that a build takes out. */
function isHeldBack({ name, argument, options }: Directive): boolean {
  const said = [name, options['class'] ?? '', ...(name === 'container' || name === 'div' ? [argument] : [])].flatMap((names) =>
    names.split(/\s+/u),
  );
  return (
    said.some((word) => word !== '' && (namesAudience(word) || namesRemark(word))) ||
    /\bremove[-_](?:cell|input|all)/u.test(options['tags'] ?? '')
  );
}
