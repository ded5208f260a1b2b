import type { VNode } from 'preact';
import { JsonView } from './json-view.tsx';

/** A part that this page cannot draw is shown as it came, never as nothing. */
export function UnknownPart({ kind, value }: { readonly kind: string; readonly value: unknown }): VNode {
  return (
    <div class="unknown-part">
      <p class="unknown-part-note">This page has no picture of “{kind}”. It was sent as:</p>
      <JsonView value={value} />
    </div>
  );
}
