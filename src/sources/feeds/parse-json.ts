/** JSON as a server sends it, also with a byte order mark; undefined if it is broken. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}
