/** Files of a site beside its articles, as a profile asks for them. */
export interface SiteFiles {
  /** The text of a file below the site's root; undefined if it is not there. */
  readonly read: (path: string) => string | undefined;
  /** The paths of the files in a folder below the site's root and in the folders in it, in order; none if it is not there. */
  readonly list: (folder: string) => readonly string[];
}

/** A folder of articles without any other file. */
export const NO_FILES: SiteFiles = { read: () => undefined, list: () => [] };
