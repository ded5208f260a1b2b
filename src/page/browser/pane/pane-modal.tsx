import type { VNode } from 'preact';
import type { PlatformName, PlatformState } from '../../protocol.ts';
import { DiscordModal } from '../discord/modal.tsx';
import { SlackModal } from '../slack/modal.tsx';
import type { Pane } from '../state/model.ts';

interface PaneModalProps {
  readonly platform: PlatformName;
  readonly state: PlatformState;
  readonly pane: Pane;
}

/** The modal that stands over the pane, if this person has one open. */
export function PaneModal({ platform, state, pane }: PaneModalProps): VNode | null {
  if (platform === 'discord') {
    const { modal } = pane;
    return modal?.userId === pane.personId ? <DiscordModal key={modal.interactionId} modal={modal} /> : null;
  }
  const view = state.views.findLast(({ type, userId }) => type === 'modal' && userId === pane.personId);
  return view ? <SlackModal key={view.id} view={view} /> : null;
}
