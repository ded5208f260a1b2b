import type { LogFields, Logger } from './logger.ts';
import type { Labels, MetricOptions, Metrics } from './metrics.ts';

/** Something worth knowing that happens: its log line and its counter, in one place, so that neither can be forgotten. */
export interface EventDefinition<Label extends string> {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** The message of the log line. */
  readonly message: string;
  readonly counter: MetricOptions;
  /** Which of the event's fields also label the counter: closed sets only. */
  readonly labels: readonly Label[];
  /** Values of the labels that are counted from the start, at 0: a monitor that sees 3 after a restart cannot tell it from the 3 before. */
  readonly known?: readonly Readonly<Record<Label, string>>[];
}

/** Tells that it happened. The labels are required; further fields go to the log alone. */
export type Emit<Label extends string> = (fields: Readonly<Record<Label, string>> & LogFields) => void;

export function createEvent<const Label extends string>(definition: EventDefinition<Label>, logger: Logger, metrics: Metrics): Emit<Label> {
  const { level, message, labels, known = [] } = definition;
  const counter = metrics.counter(definition.counter);
  for (const values of known) counter.add(values, 0);
  return (fields) => {
    const values: Labels = Object.fromEntries(labels.map((label) => [label, fields[label]]));
    counter.add(values);
    logger[level](fields, message);
  };
}
