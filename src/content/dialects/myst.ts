/** Signs that only MyST has: a directive or a role by a name that its users know. */
const SIGN =
  /^[ \t]*(?:`{3,}|:{3,})\{(?:note|tip|warning|important|caution|danger|hint|attention|seealso|admonition|toctree|figure|image|code-block|code-cell|literalinclude|glossary|tab-set|grid|dropdown|eval-rst|versionadded|versionchanged|math|include|list-table|contents)\}|\{(?:ref|doc|term|numref|math|abbr|py:\w+)\}`/mu;

/** A text that a generator which is not known reads as MyST. */
export function looksLikeMyst(text: string): boolean {
  return SIGN.test(text);
}
