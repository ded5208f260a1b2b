import type { Part } from './part.ts';

export const renderSeparator: Part = (component) => (
  <div class={`d-separator${component['spacing'] === 2 ? ' d-separator-large' : ''}`}>{component['divider'] !== false && <hr />}</div>
);
