import type { Problem } from '../blocks/schema.ts';
import { findMessageProblems } from '../blocks/validate-blocks.ts';
import { isJsonObject, type JsonObject, objectsIn } from '../json.ts';
import { findViewDefinitionProblems } from '../view-definition.ts';
import { type ApiAnswer, type ApiMethod, json, type MethodCall, refuse } from './api-method.ts';

/** Exactly one of them is judged (reference/methods/blocks.validate). */
const judged = ['blocks', 'message', 'view'] as const;

/** Judges what would be sent, and sends nothing. Pointers begin at the argument: `/0/text` of blocks, `/blocks/0/text` of a message. */
function validateBlocks({ args }: MethodCall): ApiAnswer {
  const given = judged.filter((name) => args[name] !== undefined);
  const [kind] = given;
  if (kind === undefined || given.length > 1) return refuse('invalid_arguments');
  const problems = problemsOf(kind, args[kind]);
  return problems === undefined ? refuse('invalid_arguments') : answerOf(`invalid_${kind}`, problems);
}

/** Undefined for an argument of another shape. */
function problemsOf(kind: (typeof judged)[number], value: unknown): readonly Problem[] | undefined {
  if (kind === 'blocks') return Array.isArray(value) ? findMessageProblems(value, '') : undefined;
  if (!isJsonObject(value)) return undefined;
  if (kind === 'view') return findViewDefinitionProblems(value, value['type'] === 'home' ? 'home' : 'modal', '');
  return [
    ...(value['blocks'] === undefined ? [] : findMessageProblems(value['blocks'])),
    ...objectsIn(value['attachments']).flatMap((attachment, index) => attachmentProblems(attachment, index)),
  ];
}

function attachmentProblems({ blocks }: JsonObject, index: number): readonly Problem[] {
  return blocks === undefined ? [] : findMessageProblems(blocks, `/attachments/${index}/blocks`);
}

function answerOf(error: string, problems: readonly Problem[]): ApiAnswer {
  if (problems.length === 0) return { ok: true };
  return refuse(error, { errors: problems.map(({ pointer, message }) => ({ pointer, code: 'failed_constraint', message })) });
}

export const blocksValidateMethod: ApiMethod = {
  name: 'blocks.validate',
  token: 'bot',
  scopes: [],
  tier: 'tier3',
  args: { blocks: json, message: json, view: json },
  run: validateBlocks,
};
