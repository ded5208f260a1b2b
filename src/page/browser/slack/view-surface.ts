import type { OpenView } from '../../protocol.ts';
import type { PageActions } from '../state/page-actions.ts';
import type { Surface } from '../surface.ts';

/** Lets what stands in a modal act, beside its fields. */
export function viewSurface(desk: PageActions, { id, userId }: OpenView): Surface {
  const on = { view: id };
  return {
    busy: undefined,
    isInert: false,
    click: (actionId) => void desk.perform('slack', { kind: 'slack.click', userId, on, actionId }, 'The button'),
    select: (actionId, values) =>
      void desk.perform(
        'slack',
        { kind: 'slack.select', userId, on, actionId, value: values.length === 1 ? (values[0] ?? '') : values },
        'The menu',
      ),
    async suggest(actionId, typed) {
      const result = await desk.send({ kind: 'slack.suggest', userId, on, actionId, typed });
      return (result.choices ?? []).map(({ name, value }) => ({ name, value: String(value) }));
    },
  };
}
