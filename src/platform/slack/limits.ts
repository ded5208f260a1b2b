/**
 * Slack's limits of one message. Each row names its source: a page under docs.slack.dev, the doc comments of @slack/types 3.2, or a
 * thread where others measured what no page says. Lengths are UTF-16 code units: never too long, whichever way Slack counts.
 */
export const slackLimits = {
  /** reference/block-kit/blocks */
  blocks: 50,
  /**
   * Text of all blocks, summed. Undocumented: `msg_blocks_too_long` was seen from 11,341 characters on and 9,597 were accepted
   * (slackapi/bolt-js#2509, #2867; metabase/metabase#79908). Link addresses are counted too, to stay on the safe side.
   */
  textTotal: 9000,
  /** Of the fallback beside blocks; it counted into the same undocumented limit (metabase/metabase#79908). */
  fallbackText: 300,
  /** @slack/types, ContextBlock.elements */
  contextElements: 10,
  /** reference/block-kit/composition-objects/text-object: 1 to 3,000 */
  textObject: 3000,
  /** @slack/types, ActionsBlock.elements */
  actionsElements: 25,
  /** @slack/types, Button.text */
  buttonText: 75,
  /** @slack/types, Button.value */
  buttonValue: 2000,
  /** @slack/types, Button.url */
  buttonUrl: 3000,
  /** reference/block-kit/blocks */
  actionId: 255,
  /** reference/block-kit/composition-objects/option-object: text and description */
  optionText: 75,
  /** reference/block-kit/composition-objects/option-object */
  optionValue: 150,
  /** reference/block-kit/block-elements/select-menu-element */
  selectOptions: 100,
  /** reference/block-kit/block-elements/select-menu-element */
  selectPlaceholder: 150,
  /** slackblocks spec/limits.json: title, submit and close of a view */
  viewTitle: 24,
  /** @slack/types, HeaderBlock.text */
  headerText: 150,
  /** @slack/types, InputBlock.label and hint */
  inputLabel: 2000,
  /** @slack/types, PlainTextInput.initial_value; slackblocks spec/limits.json */
  textInput: 3000,
  /** reference/block-kit/block-elements/checkboxes-element */
  checkboxes: 10,
  /** reference/block-kit/blocks/table-block: 100 rows of 20 cells, and one table a message */
  tableRows: 100,
  tableColumns: 20,
  /** reference/block-kit/blocks/alert-block */
  alertText: 200,
  /** @slack/types, CarouselBlock.elements */
  carouselCards: 10,
  /** @slack/types, CardBlock.title */
  cardTitle: 150,
  /** @slack/types, CardBlock.body */
  cardBody: 200,
  /** @slack/types, ContainerBlock.title */
  containerTitle: 150,
  /** @slack/types, ImageBlock.image_url */
  imageUrl: 3000,
  /** @slack/types, ImageBlock.alt_text */
  imageAlt: 2000,
} as const;

/**
 * An envelope without an acknowledgement after 3 s has failed for its person, and a later answer is dropped (interactivity/slash-commands,
 * "Confirming receipt"): what is not ready by now, in ms, is acknowledged with nothing, and follows by the response URL.
 */
export const acknowledgeWithinMs = 2_000;
