/** The entry for a question from anywhere: Slack's global shortcut. Slack takes a name of at most 24 characters, and a description of at most 150. */
export const askEntry = {
  name: 'Ask Newsdesk',
  /** Slack tells by it which shortcut was used, and which view is answered. */
  callbackId: 'newsdesk:ask',
  description: 'Asks a question from anywhere in Slack, and shows the answer to you alone',
} as const;
