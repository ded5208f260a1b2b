import type { VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { MentionKind } from './markup.ts';
import { NamesContext } from './names.ts';

interface MentionProps {
  readonly of: MentionKind;
  readonly id: string;
  readonly label: string | undefined;
}

/** A mention by name; by its id where nobody has it. */
export function Mention({ of, id, label }: MentionProps): VNode {
  const { people, channels, roles } = useContext(NamesContext);
  switch (of) {
    case 'person':
      return <span class="mention">@{people.get(id) ?? label ?? id}</span>;
    case 'channel':
      return <span class="mention">#{channels.get(id) ?? label ?? id}</span>;
    case 'role':
      return <span class="mention">@{roles.get(id) ?? label ?? id}</span>;
    case 'everyone':
      return <span class="mention">@{id}</span>;
    case 'command':
      return <span class="mention">{label ?? id}</span>;
  }
}
