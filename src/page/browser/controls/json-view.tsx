import type { VNode } from 'preact';

interface JsonViewProps {
  readonly value: unknown;
  /** The depth from which values start folded. */
  readonly openTo?: number;
}

/** A value as JSON, to be folded and unfolded. */
export function JsonView({ value, openTo = 3 }: JsonViewProps): VNode {
  return (
    <div class="json">
      <Node value={value} depth={0} openTo={openTo} tail="" />
    </div>
  );
}

interface NodeProps {
  readonly name?: string;
  readonly value: unknown;
  readonly depth: number;
  readonly openTo: number;
  readonly tail: string;
}

function Node({ name, value, depth, openTo, tail }: NodeProps): VNode {
  const key = name === undefined ? null : <span class="json-key">{JSON.stringify(name)}: </span>;
  const entries = entriesOf(value);
  if (entries === undefined || entries.length === 0) {
    return (
      <div class="json-line">
        {key}
        <span class={`json-${value === null ? 'null' : typeof value}`}>{JSON.stringify(value) ?? 'undefined'}</span>
        {tail}
      </div>
    );
  }
  const [opening, closing] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return (
    <details class="json-fold" open={depth < openTo}>
      <summary class="json-line">
        {key}
        {opening}
        <span class="json-count">
          {summaryOf(value, entries)}
          {closing}
          {tail}
        </span>
      </summary>
      <div class="json-inner">
        {entries.map(([entry, inner], index) => (
          <Node
            key={entry}
            {...(Array.isArray(value) ? {} : { name: entry })}
            value={inner}
            depth={depth + 1}
            openTo={openTo}
            tail={index === entries.length - 1 ? '' : ','}
          />
        ))}
      </div>
      <div class="json-line">
        {closing}
        {tail}
      </div>
    </details>
  );
}

/** The label of a folded value: its first plain member, or the number of its members. */
function summaryOf(value: unknown, entries: readonly (readonly [string, unknown])[]): string {
  const plain = Array.isArray(value) ? undefined : entries.find(([, inner]) => typeof inner !== 'object');
  if (plain === undefined) return ` ${entries.length} `;
  const shown = JSON.stringify(plain[1]);
  return ` ${JSON.stringify(plain[0])}: ${shown.length > 28 ? `${shown.slice(0, 27)}…` : shown}${entries.length > 1 ? ', …' : ''} `;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}
