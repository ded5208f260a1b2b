/**
 * The entry in the menu of a message: Discord's message command, Slack's message shortcut. Discord takes a name of at most 32 characters,
 * Slack 24, and a description of at most 150.
 */
export const lookUpEntry = {
  name: 'Look this up',
  /** Slack tells by it which shortcut was used. */
  callbackId: 'newsdesk:look-up',
  description: 'Explains the terms of a message, and shows the section that says most about it',
} as const;
