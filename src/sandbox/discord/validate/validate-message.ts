import { refusal } from '../api-error.ts';
import { type Form, readBoolean, readInteger, readObjects, readSnowflake, readString } from '../form.ts';
import { isJson, type Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';
import type { AllowedMentions } from '../pings.ts';
import type { WireMessage } from '../world.ts';
import { componentTypes } from './component-types.ts';
import { validateComponents } from './validate-components.ts';
import { validateEmbeds } from './validate-embeds.ts';
import { validateMentions } from './validate-mentions.ts';

export const messageFlags = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  voice: 1 << 13,
  componentsV2: 1 << 15,
} as const;

const { suppressEmbeds, ephemeral, suppressNotifications, componentsV2 } = messageFlags;

/** Flags that a body may set, by the call it is in (resources/message; receiving-and-responding). */
const settableFlags = {
  message: suppressEmbeds | suppressNotifications | componentsV2,
  interaction: suppressEmbeds | suppressNotifications | componentsV2 | ephemeral,
  edit: suppressEmbeds | componentsV2,
};

export interface MessageDraft {
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly flags: number;
  /** `undefined` where the body did not say. */
  readonly allowedMentions: AllowedMentions | undefined;
  readonly attachments: readonly Json[] | undefined;
}

export interface MessageRules {
  /** `message`: Create Message. `interaction`: a callback or follow-up, which may be ephemeral. `edit`: any PATCH. */
  readonly kind: keyof typeof settableFlags;
  /** Names of the files uploaded with this request. */
  readonly fileNames: readonly string[];
  /** The message that is edited. */
  readonly existing?: WireMessage;
}

/**
 * Reads a message's body as Discord does, or throws what Discord answers. An edit keeps what it does not name.
 * `form` is where the message sits in the request: `data` within a callback, `message` within a forum post.
 */
export function validateMessage(form: Form, body: Json, { kind, fileNames, existing }: MessageRules): MessageDraft {
  const content = readString(form.at('content'), body['content'], { max: limits.content });
  const allowedMentions = validateMentions(form.at('allowed_mentions'), body['allowed_mentions']);
  readBoolean(form.at('tts'), body['tts']);
  const flags = readFlags(form.at('flags'), body['flags'], kind, existing);
  const attachments = validateAttachments(form.at('attachments'), body['attachments'], existing);
  const v2 = (flags & componentsV2) !== 0;
  const embeds = validateEmbeds(form.at('embeds'), body['embeds']);
  const keptNames = (attachments ?? existing?.attachments ?? []).flatMap(({ filename }) =>
    typeof filename === 'string' ? [filename] : [],
  );
  const components = validateComponents(form.at('components'), body['components'], { v2, fileNames: [...fileNames, ...keptNames] });
  const draft: MessageDraft = {
    content: (body['content'] === undefined ? existing?.content : content?.trim()) ?? '',
    embeds: (body['embeds'] === undefined ? existing?.embeds : embeds) ?? [],
    components: (body['components'] === undefined ? existing?.components : components) ?? [],
    flags,
    allowedMentions,
    attachments,
  };
  if (v2) refuseLegacyFields(form, body, draft);
  form.assertValid();
  const isEmpty = draft.content === '' && draft.embeds.length === 0 && draft.components.length === 0;
  const hasOther = fileNames.length > 0 || keptNames.length > 0 || hasEntries(body['sticker_ids']) || isJson(body['poll']);
  if (isEmpty && !hasOther) throw refusal('emptyMessage');
  return draft;
}

function refuseLegacyFields(form: Form, body: Json, draft: MessageDraft): void {
  const used = {
    content: draft.content !== '',
    embeds: draft.embeds.length > 0,
    poll: isJson(body['poll']),
    sticker_ids: hasEntries(body['sticker_ids']),
  };
  for (const [field, isUsed] of Object.entries(used)) {
    if (!isUsed) continue;
    form
      .at(field)
      .problem(
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
  }
}

function readFlags(form: Form, value: unknown, kind: MessageRules['kind'], existing: WireMessage | undefined): number {
  const asked = readInteger(form, value, { min: 0 });
  const before = existing?.flags ?? 0;
  if (asked === undefined) return before;
  // discord.js sends back every flag an edited message already has; only a new one is refused.
  const added = asked & ~before & ~settableFlags[kind];
  if (added !== 0) form.problem('MESSAGE_FLAGS_INVALID', `Flags ${added} cannot be set here`);
  if (kind !== 'edit') return asked;
  if ((before & componentsV2) !== 0 && (asked & componentsV2) === 0) {
    form.problem('MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', 'The IS_COMPONENTS_V2 flag cannot be removed from a message');
  }
  return (before & ~settableFlags.edit) | (asked & settableFlags.edit);
}

/** In an edit the list names the files that stay; in a new message it describes the uploaded ones. */
function validateAttachments(form: Form, value: unknown, existing: WireMessage | undefined): readonly Json[] | undefined {
  if (value === undefined || value === null) return undefined;
  return readObjects(form, value, { max: 10 }).map(({ form: place, object }) => {
    const id = typeof object['id'] === 'number' ? String(object['id']) : object['id'];
    readSnowflake(place.at('id'), id, { required: true });
    readString(place.at('description'), object['description'], { max: limits.mediaDescription });
    return existing?.attachments.find((file) => file['id'] === id) ?? object;
  });
}

/** Create Message alone takes a nonce (resources/message). */
export function validateNonce(form: Form, body: Json): { readonly nonce: string | number | undefined; readonly enforced: boolean } {
  const nonce = body['nonce'];
  if (typeof nonce === 'string' && nonce.length > limits.nonce) {
    form.at('nonce').problem('NONCE_TYPE_TOO_LONG', `Nonce must be ${limits.nonce} characters or fewer in length.`);
  }
  const isNonce = typeof nonce === 'string' || (typeof nonce === 'number' && Number.isInteger(nonce));
  if (nonce !== undefined && nonce !== null && !isNonce) form.at('nonce').problem('NONCE_TYPE_CONVERT', 'Could not interpret as nonce.');
  const enforced = readBoolean(form.at('enforce_nonce'), body['enforce_nonce']) ?? false;
  return { nonce: isNonce ? nonce : undefined, enforced };
}

/** Every text of a message that can ping: the content and the text displays. */
export function textsOf(draft: Pick<MessageDraft, 'content' | 'components'>): readonly string[] {
  const texts = draft.content === '' ? [] : [draft.content];
  function collect(components: readonly unknown[]): void {
    for (const component of components) {
      if (!isJson(component)) continue;
      if (component['type'] === componentTypes.textDisplay && typeof component['content'] === 'string') texts.push(component['content']);
      if (Array.isArray(component['components'])) collect(component['components']);
    }
  }
  collect(draft.components);
  return texts;
}

function hasEntries(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
