/** The payload of a bare bot: Newsdesk's answer to the same query, and for queries that were not recorded, one answer after the other. */
export function choosePayload(payloads: Readonly<Record<string, object>>): (query: string) => object | undefined {
  const all = Object.values(payloads);
  let count = 0;
  return (query) => payloads[query] ?? all[count++ % Math.max(all.length, 1)];
}
