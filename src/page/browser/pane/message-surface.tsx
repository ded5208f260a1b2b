import type { ComponentChildren, VNode } from 'preact';
import { useContext, useMemo, useState } from 'preact/hooks';
import type { Act } from '../../acts.ts';
import type { Message } from '../../protocol.ts';
import { StoreContext } from '../state/store.ts';
import { usePageActions } from '../state/use-page-actions.ts';
import { type Surface, SurfaceContext } from '../surface.ts';

/** Lets the buttons and menus of a message act for the chosen person. */
export function MessageSurface({ message, children }: { readonly message: Message; readonly children: ComponentChildren }): VNode {
  const desk = usePageActions();
  const store = useContext(StoreContext);
  const [busy, setBusy] = useState<string>();
  const { platform, id: messageId, key } = message;

  const surface = useMemo((): Surface => {
    const me = (): string => store.get().panes[platform].personId;
    const perform = async (id: string, act: Act, asked: string): Promise<void> => {
      setBusy(id);
      await desk.perform(platform, act, asked);
      setBusy(undefined);
    };
    return {
      busy,
      isInert: false,
      click(id) {
        const act: Act =
          platform === 'discord'
            ? { kind: 'discord.click', userId: me(), messageId, customId: id }
            : { kind: 'slack.click', userId: me(), on: { message: key }, actionId: id };
        void perform(id, act, 'The button');
      },
      select(id, values) {
        const act: Act =
          platform === 'discord'
            ? { kind: 'discord.select', userId: me(), messageId, customId: id, values }
            : {
                kind: 'slack.select',
                userId: me(),
                on: { message: key },
                actionId: id,
                value: values.length === 1 ? (values[0] ?? '') : values,
              };
        void perform(id, act, 'The menu');
      },
      async suggest(actionId, typed) {
        const result = await desk.send({ kind: 'slack.suggest', userId: me(), on: { message: key }, actionId, typed });
        return (result.choices ?? []).map(({ name, value }) => ({ name, value: String(value) }));
      },
      open: async (url) => (await desk.send({ kind: 'slack.openEntity', userId: me(), message: key, url })).panel,
    };
  }, [busy, desk, store, platform, messageId, key]);

  return <SurfaceContext.Provider value={surface}>{children}</SurfaceContext.Provider>;
}
