import { objectsIn } from '../json.ts';
import { confirmDialog, markupOption, option, optionGroup, requireKnownInitials, withChoices } from './composition.ts';
import { richText } from './rich-text.ts';
import { also, boolean, enumOf, integer, list, pictureUrl, shape, string, url, type Check } from './schema.ts';
import { plainText } from './text-object.ts';

/** Limits: reference/block-kit/block-elements and the type comments of `@slack/types` 3.2. */
const actionId = string({ max: 255 });
const common = { action_id: actionId, focus_on_load: boolean };
const menu = { ...common, placeholder: plainText(150), confirm: confirmDialog };
const field = {
  ...common,
  placeholder: plainText(150),
  dispatch_action_config: shape({}, { trigger_actions_on: list(enumOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 }) }),
};
const maxItems = { max_selected_items: integer({ min: 1 }) };
const filter = shape(
  {},
  {
    include: list(enumOf('im', 'mpim', 'private', 'public'), { min: 1 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
);
const conversation = { default_to_current_conversation: boolean, filter };
const choices = { options: list(option(), { min: 1, max: 100 }), option_groups: list(optionGroup, { min: 1, max: 100 }) };
const external = { min_query_length: integer({ min: 0 }) };

const slackFile = shape({}, { id: string(), url: url() });

/** A picture: by url or as a file of the workspace, with the text screen readers read. */
export const image: Check = also(
  shape({ type: enumOf('image'), alt_text: string({ max: 2000 }) }, { image_url: pictureUrl(), slack_file: slackFile }),
  (value, pointer, problems) => {
    if ((value['image_url'] === undefined) === (value['slack_file'] === undefined)) {
      problems.push({ pointer, message: 'must define either `image_url` or `slack_file`' });
    }
  },
);

const button = shape(
  { type: enumOf('button'), text: plainText(75) },
  {
    action_id: actionId,
    value: string({ min: 0, max: 2000 }),
    url: url(),
    style: enumOf('primary', 'danger'),
    confirm: confirmDialog,
    accessibility_label: string({ max: 75 }),
  },
);

function withKnownInitials(check: Check): Check {
  return also(check, (element, pointer, problems) => requireKnownInitials(element, objectsIn(element['options']), pointer, problems));
}

const checkboxes = withKnownInitials(
  shape(
    { type: enumOf('checkboxes'), options: list(markupOption, { min: 1, max: 10 }) },
    { ...common, initial_options: list(markupOption, { min: 1 }), confirm: confirmDialog },
  ),
);
const radioButtons = withKnownInitials(
  shape(
    { type: enumOf('radio_buttons'), options: list(markupOption, { min: 1, max: 10 }) },
    { ...common, initial_option: markupOption, confirm: confirmDialog },
  ),
);

const selects: Readonly<Record<string, Check>> = {
  static_select: withChoices(shape({ type: enumOf('static_select') }, { ...menu, ...choices, initial_option: option() })),
  external_select: shape({ type: enumOf('external_select') }, { ...menu, ...external, initial_option: option() }),
  users_select: shape({ type: enumOf('users_select') }, { ...menu, initial_user: string() }),
  conversations_select: shape(
    { type: enumOf('conversations_select') },
    { ...menu, ...conversation, initial_conversation: string(), response_url_enabled: boolean },
  ),
  channels_select: shape({ type: enumOf('channels_select') }, { ...menu, initial_channel: string(), response_url_enabled: boolean }),
  multi_static_select: withChoices(
    shape({ type: enumOf('multi_static_select') }, { ...menu, ...choices, ...maxItems, initial_options: list(option(), { max: 100 }) }),
  ),
  multi_external_select: shape(
    { type: enumOf('multi_external_select') },
    { ...menu, ...external, ...maxItems, initial_options: list(option(), { max: 100 }) },
  ),
  multi_users_select: shape({ type: enumOf('multi_users_select') }, { ...menu, ...maxItems, initial_users: list(string()) }),
  multi_conversations_select: shape(
    { type: enumOf('multi_conversations_select') },
    { ...menu, ...conversation, ...maxItems, initial_conversations: list(string()) },
  ),
  multi_channels_select: shape({ type: enumOf('multi_channels_select') }, { ...menu, ...maxItems, initial_channels: list(string()) }),
};

const pickers: Readonly<Record<string, Check>> = {
  datepicker: shape({ type: enumOf('datepicker') }, { ...menu, initial_date: string({ pattern: /^\d{4}-\d{2}-\d{2}$/ }) }),
  timepicker: shape(
    { type: enumOf('timepicker') },
    { ...menu, initial_time: string({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }), timezone: string() },
  ),
  datetimepicker: shape(
    { type: enumOf('datetimepicker') },
    { ...common, confirm: confirmDialog, initial_date_time: integer({ min: 1_000_000_000 }) },
  ),
};

const overflow = shape(
  { type: enumOf('overflow'), options: list(option({ hasUrl: true }), { min: 1, max: 5 }) },
  { action_id: actionId, confirm: confirmDialog },
);

const richTextInput = shape(
  { type: enumOf('rich_text_input') },
  { ...field, initial_value: richText, min_lines: integer({ min: 1, max: 100 }), max_lines: integer({ min: 1, max: 100 }) },
);

const workflowButton = shape(
  {
    type: enumOf('workflow_button'),
    text: plainText(75),
    workflow: shape({
      trigger: shape({ url: url() }, { customizable_input_parameters: list(shape({ name: string(), value: string() })) }),
    }),
  },
  { action_id: actionId, style: enumOf('primary', 'danger'), accessibility_label: string({ max: 75 }), confirm: confirmDialog },
);

const inputs: Readonly<Record<string, Check>> = {
  plain_text_input: shape(
    { type: enumOf('plain_text_input') },
    {
      ...field,
      initial_value: string({ min: 0, max: 3000 }),
      multiline: boolean,
      min_length: integer({ min: 0, max: 3000 }),
      max_length: integer({ min: 1, max: 3000 }),
    },
  ),
  number_input: shape(
    { type: enumOf('number_input'), is_decimal_allowed: boolean },
    { ...field, initial_value: string(), min_value: string(), max_value: string() },
  ),
  email_text_input: shape({ type: enumOf('email_text_input') }, { ...field, initial_value: string() }),
  url_text_input: shape({ type: enumOf('url_text_input') }, { ...field, initial_value: string() }),
  file_input: shape(
    { type: enumOf('file_input') },
    { action_id: actionId, filetypes: list(string()), max_files: integer({ min: 1, max: 10 }) },
  ),
};

const feedbackButton = shape({ text: plainText(75), value: string({ max: 2000 }) }, { accessibility_label: string({ max: 75 }) });

/** The elements that an actions block may hold. */
export const actionElements: Readonly<Record<string, Check>> = {
  button,
  checkboxes,
  radio_buttons: radioButtons,
  overflow,
  rich_text_input: richTextInput,
  workflow_button: workflowButton,
  ...selects,
  ...pickers,
};

/** The elements that may stand beside the text of a section. */
export const accessoryElements: Readonly<Record<string, Check>> = {
  button,
  checkboxes,
  radio_buttons: radioButtons,
  overflow,
  image,
  workflow_button: workflowButton,
  ...selects,
  ...pickers,
};

/** The elements that an input block may hold. */
export const inputElements: Readonly<Record<string, Check>> = {
  checkboxes,
  radio_buttons: radioButtons,
  rich_text_input: richTextInput,
  ...selects,
  ...pickers,
  ...inputs,
};

export const contextActionElements: Readonly<Record<string, Check>> = {
  feedback_buttons: shape(
    { type: enumOf('feedback_buttons'), positive_button: feedbackButton, negative_button: feedbackButton },
    { action_id: actionId },
  ),
  icon_button: shape(
    { type: enumOf('icon_button'), icon: enumOf('trash'), text: plainText(75) },
    {
      action_id: actionId,
      value: string({ max: 2000 }),
      accessibility_label: string({ max: 75 }),
      confirm: confirmDialog,
      visible_to_user_ids: list(string()),
    },
  ),
};

export const buttonElement: Check = button;
