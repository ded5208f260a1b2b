/**
 * Discord's refusals, and their sources. Paths are pages below docs.discord.com/developers; `measured` marks
 * a figure that the official pages lack and the thread named established. Lengths are UTF-16 units.
 */
export const discordLimits = {
  /** resources/message */
  content: 2000,
  nonce: 25,
  embeds: 10,
  requestBytes: 25 * 1024 * 1024,
  messagesPerPage: 100,
  mentionIds: 100,
  /** Time in ms for which a nonce is remembered: "the past few minutes" (resources/message); the sandbox takes three. */
  nonceWindowMs: 180_000,

  /** resources/message, embed limits */
  embedTitle: 256,
  embedDescription: 4096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1024,
  embedFooter: 2048,
  embedAuthor: 256,
  embedSum: 6000,

  /** components/reference */
  legacyRows: 5,
  components: 40,
  rowButtons: 5,
  sectionTexts: 3,
  galleryItems: 10,
  buttonLabel: 80,
  buttonUrl: 512,
  customId: 100,
  placeholder: 150,
  selectOptions: 25,
  selectText: 100,
  mediaUrl: 2048,
  mediaDescription: 1024,
  /** measured: discord-api-docs#8562 */
  displayText: 4000,
  /** measured: discord-api-docs#8554; UTF-8 bytes of all text displays plus 12 for each, beyond which HTTP 500 */
  displayBytes: 10_170,
  displayOverheadBytes: 12,
  /** measured: discord-api-docs#7528; media of galleries and thumbnails, beyond which HTTP 500 */
  media: 64,

  /** interactions/receiving-and-responding */
  acknowledgeMs: 3000,
  tokenLifeMs: 15 * 60_000,
  choices: 25,
  /** "Create Followup Message", of an application that only the person installed */
  followupsOfUserInstall: 5,
  modalTitle: 45,
  modalComponents: 5,
  /** components/reference, "Radio Group" and "Checkbox Group" */
  groupOptions: 10,
  textInput: 4000,
  textInputPlaceholder: 100,
  labelText: 45,
  labelDescription: 100,

  /** interactions/application-commands */
  chatInputCommands: 100,
  userCommands: 15,
  messageCommands: 15,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  commandSum: 8000,
  commandCreatesPerDay: 200,
  choiceName: 100,
  choiceValue: 100,
  optionText: 6000,

  /** The OpenAPI document, ApplicationFormPartial */
  applicationDescription: 400,
  applicationTags: 5,
  applicationTag: 20,
  /** resources/user, "Get Current User Guilds" */
  guildsPerPage: 200,

  /** resources/channel, topics/threads */
  threadName: 100,
  forumTags: 5,

  /** events/gateway */
  heartbeatIntervalMs: 41_250,
  gatewayPayloadBytes: 4096,
  gatewaySendsPerMinute: 120,
  guildsPerShard: 2500,
  sessionStartsPerDay: 1000,
  identifyIntervalMs: 5000,

  /** topics/rate-limits */
  globalPerSecond: 50,
  invalidRequests: 10_000,
  invalidRequestsWindowMs: 600_000,
  /** measured: discordjs/discord.js#4956 */
  crosspostsPerHour: 10,
} as const;
