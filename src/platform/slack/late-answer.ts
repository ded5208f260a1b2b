/** Gives an answer unless another process does, or has; resolves with whether this one did. @throws what the answer throws. */
export type AnswerOnce = (cause: string, answer: () => Promise<void>) => Promise<boolean>;

/** The key of an answer that comes beside the acknowledgement: of that Slack takes one, and of answers beside it all. */
export function lateCause({ trigger_id: trigger }: { readonly trigger_id: string }): string {
  return `slack:${trigger}:late`;
}
