/** The dialects of Markdown that a generator adds. CommonMark and GitHub's tables are always read. */
export interface Syntax {
  /** `.md` files are MDX: imports, components, `{expressions}`. */
  readonly mdxInMarkdown?: boolean;
  /** `{{< name >}}` and `{{% name %}}` */
  readonly shortcodes?: boolean;
  /** `{% tag %}` and `{{ value }}` */
  readonly liquid?: boolean;
  /** `!!! note "Title"`, `??? note`, `=== "Tab"` with an indented body. */
  readonly indentedBlocks?: boolean;
  /** `[[Page|label]]` and `![[embed]]` */
  readonly wikilinks?: boolean;
  /** `{: .class #id }` and `{ .class }` */
  readonly attributeLists?: boolean;
  /** `{{#include file}}` */
  readonly mdbookIncludes?: boolean;
}
