/**
 * Discord's limits of one message. Each row names its source: a page under docs.discord.com/developers, Discord's OpenAPI
 * document (discord/discord-api-spec), or a thread where others measured what no page says. Lengths are UTF-16 code units: Discord
 * says "characters", and counting units is never too long.
 */
export const discordLimits = {
  /** Text of all text displays, summed. discord/discord-api-docs#8562; discord.js guide, display components. */
  textTotal: 4000,
  /**
   * Above this, counted as UTF-8 bytes plus `bytesPerDisplay` for each text display, the API answers HTTP 500.
   * discord/discord-api-docs#8554.
   */
  bytesTotal: 10_170,
  /** discord/discord-api-docs#8554 */
  bytesPerDisplay: 12,
  /** Components of a message, those inside others included. components/reference, "Using Message Components". */
  components: 40,
  /** resources/message, "Create Message" */
  content: 2000,
  /** components/reference, "Action Row" */
  buttonsPerRow: 5,
  /** components/reference, "Button" */
  buttonLabel: 80,
  /** components/reference, "Button" */
  buttonUrl: 512,
  /** Not Discord's: a page holds at least 1,200 letters of a passage, and a link must leave room for its words. */
  linkUrl: 1000,
  /** components/reference, "Custom ID": 1 to 100, unique in the message */
  customId: 100,
  /** components/reference, "String Select" */
  selectOptions: 25,
  /** components/reference, "String Select" */
  selectPlaceholder: 150,
  /** components/reference, "Select Option Structure": label, value and description alike */
  selectOptionText: 100,
  /** components/reference, "Radio Group" and "Checkbox Group" */
  groupOptions: 10,
  /** interactions/receiving-and-responding, "Modal" */
  modalTitle: 45,
  /** interactions/receiving-and-responding, "Modal": 1 to 5 */
  modalComponents: 5,
  /** components/reference, "Label" */
  labelText: 45,
  /** components/reference, "Label" */
  labelDescription: 100,
  /** components/reference, "Text Input" */
  textInput: 4000,
  /** components/reference, "Text Input" */
  textInputPlaceholder: 100,
  /** OpenAPI, UnfurledMediaRequest.url */
  mediaUrl: 2048,
  /** OpenAPI, MediaGalleryItemRequest.description */
  mediaDescription: 1024,
} as const;
