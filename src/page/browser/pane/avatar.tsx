import type { VNode } from 'preact';

const hues = 6;

/** The first letter on a quiet color; the bot's is the page's own mark. */
export function Avatar({
  name,
  isBot,
  small = false,
}: {
  readonly name: string;
  readonly isBot: boolean;
  readonly small?: boolean;
}): VNode {
  const hue = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % hues;
  return (
    <span class={`avatar avatar-${isBot ? 'bot' : hue}${small ? ' avatar-small' : ''}`} aria-hidden="true">
      {isBot ? <span class="avatar-mark" /> : name.slice(0, 1).toUpperCase()}
    </span>
  );
}
