/** `a0`, `a1`: short, and unique in the message, as Slack asks. */
export type ActionIds = () => string;

export function createActionIds(): ActionIds {
  let slot = 0;
  return () => `a${slot++}`;
}
