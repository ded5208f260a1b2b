/** The people who see answers in a channel: everybody, or at first the asker alone. */
export type ChannelVisibility = 'public' | 'private';

/** The channels whose managers chose who sees answers; all others go by the publication. By the id of the channel as a destination. */
export interface ChannelAnswers {
  find(channel: string): Promise<ChannelVisibility | undefined>;
  /** Undefined goes by the publication again. */
  set(channel: string, visibility: ChannelVisibility | undefined): Promise<void>;
}
