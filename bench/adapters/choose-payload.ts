/** What a bare bot sends: what Newsdesk answered the very query with, and for queries that were not recorded, one answer after the other. */
export function choosePayload(payloads: Readonly<Record<string, object>>): (query: string) => object | undefined {
  const all = Object.values(payloads);
  let count = 0;
  return (query) => payloads[query] ?? all[count++ % Math.max(all.length, 1)];
}
