/** Ids of this run: snowflakes, and Slack's ids of messages and of blocks. Each is a number by the order it comes in. */
const ids = /\b\d{17,20}\b|\b\d{10}\.\d{6}\b|(?<="block_id":")[^"]+/gu;

/** A transcript as plain data, without what differs from run to run. */
export function normalize<Seen>(seen: Seen): Seen {
  const numbers = new Map<string, string>();
  const text = JSON.stringify(seen ?? null).replace(ids, (id) => {
    const known = numbers.get(id) ?? `id-${numbers.size + 1}`;
    numbers.set(id, known);
    return known;
  });
  return JSON.parse(text) as Seen;
}

/** Every text of a message, in order: what a reader reads, without the marks that announcements are found again by. */
export function textsOf(payload: unknown): readonly string[] {
  if (Array.isArray(payload)) return payload.flatMap(textsOf);
  if (typeof payload !== 'object' || payload === null) return [];
  return Object.entries(payload).flatMap(([key, value]) =>
    (key === 'content' || key === 'text') && typeof value === 'string' ? [value] : textsOf(value),
  );
}
