import type { SyntaxNodeRef } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

export interface ReadExpression {
  /** Names of metrics, in their order. */
  readonly metrics: readonly string[];
  /** Pieces that PromQL does not know; empty for an expression without a fault. */
  readonly faults: readonly string[];
}

/** Grafana's own variable stands for a length of time. */
const interval = /\$__rate_interval/gu;

/** Reads an expression of PromQL with the parser of Prometheus' own page. */
export function readExpression(expression: string): ReadExpression {
  const text = expression.replaceAll(interval, '5m');
  const metrics: string[] = [];
  const faults: string[] = [];
  parser.parse(text).iterate({
    enter({ type, name, from, to, node }: SyntaxNodeRef) {
      if (type.isError) faults.push(`${from}: ${text.slice(from, to + 10)}`);
      else if (name === 'Identifier' && node.parent?.name === 'VectorSelector') metrics.push(text.slice(from, to));
    },
  });
  return { metrics, faults };
}
