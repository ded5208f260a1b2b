/** The reason of what waits because its channel refuses messages. */
export const HELD = 'The channel refuses messages';
