import { z } from 'zod';
import type { Act } from '../acts.ts';

const id = z.string().min(1).max(200);
const text = z.string().max(8000);
const platform = z.enum(['discord', 'slack']);
const options = z.record(z.string().max(100), z.union([text, z.number(), z.boolean()]));
const value = z.union([text, z.array(text).max(100)]);
const values = z.record(z.string().max(300), value);
const on = z.union([z.strictObject({ message: id }), z.strictObject({ view: id })]);
const slash = { userId: id, channelId: id, command: z.string().min(1).max(100) };

const schema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('discord.slash'), ...slash, options }),
  z.strictObject({ kind: z.literal('discord.autocomplete'), ...slash, options, focused: z.string().max(100) }),
  z.strictObject({ kind: z.literal('discord.entry'), userId: id, channelId: id, targetId: id, entry: z.string().min(1).max(32) }),
  z.strictObject({ kind: z.literal('slack.entry'), userId: id, message: id, entry: z.string().min(1).max(255) }),
  z.strictObject({ kind: z.literal('discord.click'), userId: id, messageId: id, customId: id }),
  z.strictObject({ kind: z.literal('discord.select'), userId: id, messageId: id, customId: id, values: z.array(text).max(25) }),
  z.strictObject({ kind: z.literal('discord.submitModal'), userId: id, interactionId: id, values }),
  z.strictObject({ kind: z.literal('slack.slash'), ...slash, text }),
  z.strictObject({ kind: z.literal('slack.click'), userId: id, on, actionId: z.string().max(255) }),
  z.strictObject({ kind: z.literal('slack.select'), userId: id, on, actionId: z.string().max(255), value }),
  z.strictObject({ kind: z.literal('slack.suggest'), userId: id, on, actionId: z.string().max(255), typed: text }),
  z.strictObject({ kind: z.literal('slack.submitView'), userId: id, viewId: id, values }),
  z.strictObject({ kind: z.literal('slack.openEntity'), userId: id, message: id, url: z.string().min(1).max(3_000) }),
  z.strictObject({ kind: z.literal('slack.openHome'), userId: id }),
  z.strictObject({ kind: z.literal('slack.openMessages'), userId: id }),
  z.strictObject({ kind: z.literal('slack.closeView'), userId: id, viewId: id }),
  z.strictObject({ kind: z.literal('direct'), platform, userId: id }),
  z.strictObject({ kind: z.literal('language'), platform, userId: id, locale: z.string().regex(/^[a-z]{2,3}(?:-[A-Z0-9]{2,3})?$/u) }),
  z.strictObject({ kind: z.literal('say'), platform, userId: id, channelId: id, text: text.min(1) }),
  z.strictObject({
    kind: z.literal('fault'),
    platform,
    fault: z.enum(['lostAnswer', 'lostRequest', 'serverError', 'rateLimit', 'hang']),
    what: z.enum(['post', 'edit', 'answer']),
    times: z.int().min(1).max(100),
  }),
  z.strictObject({ kind: z.literal('cure'), question: text.min(1), how: z.enum(['alias', 'define']), words: text.min(1) }),
  z.strictObject({ kind: z.literal('term'), how: z.enum(['hide', 'restore']), term: text.min(1) }),
  z.strictObject({ kind: z.literal('clearFaults') }),
  z.strictObject({ kind: z.literal('cut'), platform }),
  z.strictObject({ kind: z.literal('restart') }),
]);

export type ParsedAct = { readonly kind: 'act'; readonly act: Act } | { readonly kind: 'invalid'; readonly why: string };

/** Takes exactly what the protocol names: nothing unknown, nothing overlong. */
export function parseAct(body: unknown): ParsedAct {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { kind: 'act', act: parsed.data };
  const [issue] = parsed.error.issues;
  return { kind: 'invalid', why: `${issue?.path.join('.') || 'The act'}: ${issue?.message ?? 'is none'}` };
}
