/** A JSON object as it travels: the fields are what Discord documents, and nothing has checked them yet. */
export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
