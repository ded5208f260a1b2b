/** The local platforms take a message at once or not at all: after a lost answer, in ms, there is no need to wait for a minute. */
export const trialDoubtMs = 3_000;
