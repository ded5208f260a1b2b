import { type CommandResult, isForm } from '../../src/command/command.ts';
import type { FormField } from '../../src/reply/form.ts';
import { plainTextOf } from '../../src/reply/plain-text.ts';
import type { Action } from '../../src/reply/reply.ts';

/** No more of an article's own text than this: what is reviewed are the words around it. */
const longest = 300;

/** An answer as people read it, with its summary, buttons and menus: one line each. */
export function describeAnswer(answer: CommandResult): string {
  if (isForm(answer)) {
    const { title, submitLabel, sections, notice } = answer;
    return [
      `form: ${title} [${submitLabel}]`,
      ...(notice === undefined ? [] : [notice]),
      ...sections.flatMap((section) => [`# ${section.title}`, ...section.fields.map(describeField)]),
    ].join('\n');
  }
  const text = plainTextOf(answer);
  const shown = text.length > longest * 2 ? `${text.slice(0, longest)}\n[...]\n${text.slice(-longest)}` : text;
  return [`summary: ${answer.summary}`, shown, ...answer.actions.map(describeAction)].join('\n');
}

function describeAction(action: Action): string {
  if (action.kind === 'feedback') return `[${action.labels.helpful}] [${action.labels.unhelpful}]`;
  if (action.kind !== 'menu')
    return `[${action.label}]${action.kind === 'button' && action.sections ? ` ${action.sections.join(' | ')}` : ''}`;
  const labels = action.options.slice(0, 3).map(({ label }) => label);
  return `[${action.placeholder}: ${labels.join(' | ')}${action.options.length > 3 ? ' | ...' : ''}]`;
}

function describeField(field: FormField): string {
  const options = field.kind === 'choice' || field.kind === 'choices' ? ` ${field.options.map(({ label }) => label).join(' | ')}` : '';
  const problem = field.problem === undefined ? '' : ` ! ${field.problem}`;
  return `- ${field.label}${field.hint === undefined ? '' : ` (${field.hint})`}${options}${problem}`;
}
