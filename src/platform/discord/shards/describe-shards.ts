/** The shards of this process for an operator: `shards 0-3, 7 of 16`. */
export function describeShards(holder: { list(): readonly { readonly id: number }[]; readonly count: number }): string {
  const ids = holder.list().map(({ id }) => id);
  if (ids.length === 0) return `none of ${holder.count} shards: other processes have them`;
  return `shards ${rangesOf(ids).join(', ')} of ${holder.count}`;
}

function rangesOf(ids: readonly number[]): readonly string[] {
  const starts = ids.filter((id) => !ids.includes(id - 1));
  return starts.map((start) => {
    let end = start;
    while (ids.includes(end + 1)) end += 1;
    return end === start ? String(start) : `${start}-${end}`;
  });
}
