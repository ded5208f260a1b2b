/** The platforms' client libraries and what they decode with, as a path in a stack names them. */
const libraries =
  /[\\/]node_modules[\\/](?:discord\.js|@discordjs[\\/][\w-]+|@slack[\\/][\w-]+|@vladfrangu[\\/][\w-]+|eventemitter3|ws|undici)[\\/]/u;

/**
 * True for a fault that was thrown inside a platform's client library, with no line of ours, or of anybody else's, between the runtime and
 * it: the library could not make sense of what it had received. Whatever cannot be proven to be that is a fault of ours.
 */
export function isForeignFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const places = (error.stack ?? '').split('\n').flatMap((line) => /^ {4}at (?:.*\()?(.*?):\d+:\d+\)?$/u.exec(line)?.[1] ?? []);
  const outside = places.filter((place) => !place.startsWith('node:'));
  return outside.length > 0 && outside.every((place) => libraries.test(place));
}
