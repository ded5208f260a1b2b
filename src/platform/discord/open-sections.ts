import type { Action, Reply } from '../../reply/reply.ts';

/** A button that opens a form of several sections becomes one for each: a modal shows one. The same reply if it has no such button. */
export function openSections(reply: Reply): Reply {
  const actions = reply.actions.flatMap(openAction);
  // Its rendering is remembered by the reply itself.
  return actions.length === reply.actions.length ? reply : { ...reply, actions };
}

function openAction(action: Action): readonly Action[] {
  if (action.kind !== 'button' || action.intent.kind !== 'form' || action.sections === undefined) return [action];
  const { intent } = action;
  return action.sections.map((title, index) => ({ ...action, label: title, intent: { ...intent, section: index + 1 } }));
}
