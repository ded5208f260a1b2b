import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Channel } from '../../protocol.ts';
import { usePageActions } from '../state/use-page-actions.ts';

interface PromptListProps {
  readonly channel: Channel;
  readonly personId: string;
}

/** The questions that an agent offers in a person's messages with it, asked for anew each time, as Slack does. A press sends one as a message. */
export function PromptList({ channel, personId }: PromptListProps): VNode | null {
  const desk = usePageActions();
  useEffect(() => void desk.send({ kind: 'slack.openMessages', userId: personId }), [desk, personId]);
  const { prompts } = channel;
  if (prompts === undefined) return null;
  return (
    <section class="prompts" aria-label={prompts.title}>
      <p class="prompts-title">{prompts.title}</p>
      {prompts.items.map(({ title, message }) => (
        <button key={title} type="button" class="prompt" onClick={() => void desk.say('slack', message)}>
          {title}
        </button>
      ))}
    </section>
  );
}
