/** `2026-11-02 09:30 UTC`: the same words for everybody who reads a channel's status, wherever they are. */
export function utcMinute(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
