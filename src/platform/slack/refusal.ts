import { ErrorCode } from '@slack/web-api';
import { keepText } from '../../words/kept-text.ts';

/** Steps of a JSON pointer: `blocks`, `2`, `image_url`. */
export type Pointer = readonly string[];

/** The part of a message that Slack refused. */
export interface SlackRefusal {
  /** Slack's reason, in one clause. */
  readonly why: string;
  readonly code: string;
  /** The place in the message; empty if Slack did not say. */
  readonly pointers: readonly Pointer[];
}

/** reference/methods/chat.postMessage, views.open, "Errors": those that are about what was sent, and not about who sent it where. */
export const contentCodes: ReadonlySet<string> = new Set([
  'attachment_payload_limit_exceeded',
  'cannot_parse_attachment',
  'cannot_reply_to_message',
  'invalid_arguments',
  'invalid_array_arg',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'invalid_payload',
  'markdown_text_conflict',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'slack_connect_blocked_file_type',
  'slack_connect_file_link_sharing_blocked',
  'too_many_attachments',
  'url_verification_failed',
  'view_too_large',
]);

/** The reply of a `response_url` that refused an answer: JSON as of the Web API, or the bare code. */
export class AnswerRefusedError extends Error {
  override readonly name = 'AnswerRefusedError';
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(status: number, body: string) {
    const data = readAnswer(body);
    super(`Slack refused an answer with status ${status}: ${String(data['error'])}.`);
    this.status = status;
    this.data = data;
  }
}

/** Undefined for an error that another form of the message would meet as well. */
export function readSlackRefusal(error: unknown): SlackRefusal | undefined {
  const data = dataOf(error);
  const code = data?.['error'];
  if (data === undefined || typeof code !== 'string' || !contentCodes.has(code)) return undefined;
  const messages = messagesOf(data).filter((message) => !message.startsWith('[WARN]'));
  const said = messages[0]?.replace(/^\[ERROR\] /u, '').replace(/ ?\[json-pointer:[^\]]*\]/u, '');
  return {
    code,
    why: keepText('says', 'Slack', `${code}${said === undefined || said === '' ? '' : ` (${said})`}`),
    pointers: messages.flatMap(pointersIn),
  };
}

function dataOf(error: unknown): Readonly<Record<string, unknown>> | undefined {
  if (error instanceof AnswerRefusedError) return error.data;
  if (!(error instanceof Error) || !('code' in error) || error.code !== ErrorCode.PlatformError || !('data' in error)) return undefined;
  return typeof error.data === 'object' && error.data !== null ? (error.data as Readonly<Record<string, unknown>>) : undefined;
}

/** They stand in `response_metadata.messages`; some answers have them in `errors` alone. */
function messagesOf({ response_metadata: metadata, errors }: Readonly<Record<string, unknown>>): readonly string[] {
  const { messages } = typeof metadata === 'object' && metadata !== null ? (metadata as { readonly messages?: unknown }) : {};
  return [messages, errors].flatMap((list) => (Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []));
}

/** Steps are divided by slashes, and of late by dots as well (slackapi/bolt-python#1016). */
function pointersIn(message: string): readonly Pointer[] {
  return Array.from(message.matchAll(/\[json-pointer:([^\]]*)\]/gu), ([, pointer = '']) =>
    pointer
      .replaceAll('\\/', '/')
      .split(/[/.]/u)
      .filter((step) => step !== '')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}

function readAnswer(body: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null) return parsed as Readonly<Record<string, unknown>>;
  } catch {
    // Not JSON: the code alone, or a page of something between us and Slack.
  }
  return { error: body.trim().slice(0, 100) };
}
