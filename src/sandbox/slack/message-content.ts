import { formatProblem, type Problem } from './blocks/schema.ts';
import { findMessageProblems, textLength } from './blocks/validate-blocks.ts';
import { unreadable } from './http/decode-arguments.ts';
import { asString, isJsonObject, objectsIn, type JsonObject } from './json.ts';
import { refuse, type ApiRefusal } from './methods/api-method.ts';
import type { ContentDraft } from './posting.ts';

/** Longer text is cut there, with a warning: changelog 2018-04 truncating-really-long-messages. */
export const maxMessageText = 40_000;
/**
 * Text of all blocks of a message. Slack names no figure for `msg_blocks_too_long`; this is the largest sum measured
 * as accepted (11,341 and up was refused: slackapi/bolt-js issues 2509 and 2867), so whatever passes here passes there.
 */
export const maxBlocksText = 9597;
/** methods/chat.postMessage: `too_many_attachments`. */
const maxAttachments = 100;
/** Characters of serialized metadata. Slack refuses large metadata (`metadata_too_large`) without saying where; an assumption. */
const maxMetadata = 16_000;

export interface ContentRules {
  /** `response_url` and acknowledgements are not held to the sum over all blocks (slackapi/bolt-js issue 2867). */
  readonly limitsSum: boolean;
  /** chat.update refuses what chat.postMessage cuts. */
  readonly overlongText: 'truncate' | 'refuse';
}

export type ReadContent =
  | { readonly kind: 'content'; readonly draft: ContentDraft; readonly isTruncated: boolean }
  | { readonly kind: 'refused'; readonly refusal: ApiRefusal };

/** Reads text, blocks, attachments and metadata from arguments, refusing what Slack refuses, in its order. */
export function readContent(args: JsonObject, rules: ContentRules): ReadContent {
  const refusal =
    checkBlocks(args['blocks'], rules) ?? checkAttachments(args['attachments']) ?? checkMetadata(args['metadata']) ?? checkMarkdown(args);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  const markdown = asString(args['markdown_text']);
  const text = asString(args['text']) ?? markdown ?? '';
  const isLong = text.length > maxMessageText;
  if (isLong && rules.overlongText === 'refuse') return { kind: 'refused', refusal: refuse('msg_too_long') };
  const blocks = objectsIn(args['blocks']);
  const draft: ContentDraft = {
    text: isLong ? text.slice(0, maxMessageText) : text,
    blocks: markdown === undefined ? blocks : [{ type: 'markdown', text: markdown }],
    attachments: objectsIn(args['attachments']),
    metadata: isJsonObject(args['metadata']) ? args['metadata'] : undefined,
    linkNames: args['link_names'] === true || args['parse'] === 'full',
    isPlain: args['mrkdwn'] === false,
  };
  return { kind: 'content', draft, isTruncated: isLong };
}

/** Whether there is anything to show: without text, blocks or attachments a message is refused with `no_text`. */
export function isEmpty({ text, blocks = [], attachments = [] }: ContentDraft): boolean {
  return text.trim() === '' && blocks.length === 0 && attachments.length === 0;
}

function checkBlocks(blocks: unknown, { limitsSum }: ContentRules): ApiRefusal | undefined {
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks) || !blocks.every(isJsonObject)) return refuse('invalid_blocks_format');
  const problems = findMessageProblems(blocks);
  if (problems.length > 0) return refuseBlocks('invalid_blocks', problems);
  if (limitsSum && textLength(blocks) > maxBlocksText) return refuse('msg_blocks_too_long');
  return undefined;
}

/** `errors` repeats the messages without their `[ERROR]`, as Slack answers both. */
export function refuseBlocks(error: string, problems: readonly Problem[]): ApiRefusal {
  const messages = problems.map(formatProblem);
  return refuse(error, { errors: messages.map((message) => message.replace('[ERROR] ', '')), response_metadata: { messages } });
}

function checkAttachments(attachments: unknown): ApiRefusal | undefined {
  if (attachments === undefined) return undefined;
  if (!Array.isArray(attachments) || !attachments.every(isJsonObject)) return refuse('invalid_attachments');
  if (attachments.length > maxAttachments) return refuse('too_many_attachments');
  for (const [index, attachment] of attachments.entries()) {
    if (attachment['blocks'] === undefined) continue;
    const problems = findMessageProblems(attachment['blocks'], `/attachments/${index}/blocks`);
    if (problems.length > 0) return refuseBlocks('invalid_attachments', problems);
  }
  return undefined;
}

function checkMetadata(metadata: unknown): ApiRefusal | undefined {
  if (metadata === undefined) return undefined;
  if (metadata === unreadable || !isJsonObject(metadata)) return refuse('invalid_metadata_format');
  // chat.update takes an empty object to remove what was there.
  if (Object.keys(metadata).length === 0) return undefined;
  const { event_type: eventType, event_payload: eventPayload } = metadata;
  if (typeof eventType !== 'string' || eventType === '' || !isJsonObject(eventPayload)) return refuse('invalid_metadata_schema');
  return JSON.stringify(metadata).length > maxMetadata ? refuse('metadata_too_large') : undefined;
}

function checkMarkdown(args: JsonObject): ApiRefusal | undefined {
  const markdown = args['markdown_text'];
  if (markdown === undefined) return undefined;
  if (args['blocks'] !== undefined || args['text'] !== undefined) return refuse('markdown_text_conflict');
  return typeof markdown === 'string' && markdown.length > 12_000 ? refuse('msg_too_long') : undefined;
}
