import type { ComponentChildren, VNode } from 'preact';
import { Icon } from '../controls/icon.tsx';

interface ComposerFrameProps {
  readonly platform: 'discord' | 'slack';
  readonly label: string;
  /** Stands above: a menu of commands, suggestions, a hint. */
  readonly above: ComponentChildren;
  readonly canSend: boolean;
  readonly onSend: () => void;
  readonly children: ComponentChildren;
}

/** The box at the foot of a pane that something is typed into. */
export function ComposerFrame({ platform, label, above, canSend, onSend, children }: ComposerFrameProps): VNode {
  return (
    <form
      class={`composer composer-${platform}`}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {above && <div class="composer-above">{above}</div>}
      <div class="composer-box">
        <div class="composer-line">{children}</div>
        <button type="submit" class="composer-send" aria-label="Send" disabled={!canSend}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
