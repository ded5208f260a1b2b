/** The additions to a listener's context beside Bolt's own, by socket and by HTTP alike. */
export interface EnvelopeContext {
  /** The same for every copy that Slack delivers. */
  readonly envelopeId: string;
  /**
   * Acknowledges the envelope with a payload that is JSON already. Bolt's `ack` writes the payload as JSON three times, twice for a log
   * line that is not written (Bolt 5.1).
   *
   * @throws when the way that the envelope came by is closed.
   */
  readonly answerEnvelope: (json: string) => void;
}
