export type Labels = Readonly<Record<string, string>>;

export interface MetricOptions {
  /** Lower-case words joined by `_`; a counter's ends in `_total`, any other's in its unit. */
  readonly name: string;
  /** One line for the person who reads the dashboard. */
  readonly help: string;
}

export interface Counter {
  /** `by` is not negative. */
  add(labels?: Labels, by?: number): void;
}

export interface Gauge {
  set(value: number, labels?: Labels): void;
}

export interface Histogram {
  observe(value: number, labels?: Labels): void;
}

export interface Metrics {
  counter(options: MetricOptions): Counter;
  gauge(options: MetricOptions): Gauge;
  /** `buckets` are upper bounds, ascending, without the last, which is infinite. */
  histogram(options: MetricOptions & { readonly buckets: readonly number[] }): Histogram;
  /** Everything, in the Prometheus text format 0.0.4. */
  expose(): string;
}

interface Family extends MetricOptions {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly lines: () => Iterable<string>;
}

/** Label values come from a closed set, never from what askers type: each combination is kept for ever. */
export function createMetrics(): Metrics {
  const families = new Map<string, Family>();

  function register(family: Family): void {
    if (!/^[a-z][a-z0-9_]*$/.test(family.name)) throw new TypeError(`"${family.name}" is not a name for a metric`);
    if (families.has(family.name)) throw new TypeError(`there are two metrics named ${family.name}`);
    families.set(family.name, family);
  }

  return {
    counter(options) {
      const values = new Map<string, number>();
      register({ ...options, type: 'counter', lines: () => listSamples(options.name, values) });
      return {
        add(labels = {}, by = 1) {
          if (!(by >= 0)) throw new RangeError(`${options.name} cannot grow by ${by}`);
          const key = formatLabels(labels);
          values.set(key, (values.get(key) ?? 0) + by);
        },
      };
    },
    gauge(options) {
      const values = new Map<string, number>();
      register({ ...options, type: 'gauge', lines: () => listSamples(options.name, values) });
      return { set: (value, labels = {}) => void values.set(formatLabels(labels), value) };
    },
    histogram({ buckets, ...options }) {
      const series = new Map<string, Series>();
      register({ ...options, type: 'histogram', lines: () => listHistogram(options.name, buckets, series) });
      return {
        observe(value, labels = {}) {
          const key = formatLabels(labels);
          const one = series.get(key) ?? { labels, counts: buckets.map(() => 0), count: 0, sum: 0 };
          series.set(key, one);
          one.count += 1;
          one.sum += value;
          const bucket = buckets.findIndex((bound) => value <= bound);
          if (bucket !== -1) one.counts[bucket] = (one.counts[bucket] ?? 0) + 1;
        },
      };
    },
    expose: () => [...families.values()].flatMap((family) => [...listHead(family), ...family.lines()]).join(''),
  };
}

interface Series {
  readonly labels: Labels;
  /** Per bucket, not yet summed up. */
  readonly counts: number[];
  count: number;
  sum: number;
}

function listHead({ name, help, type }: Family): readonly string[] {
  return [`# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n`, `# TYPE ${name} ${type}\n`];
}

function* listSamples(name: string, values: ReadonlyMap<string, number>): Generator<string> {
  for (const [labels, value] of values) yield `${name}${labels} ${formatNumber(value)}\n`;
}

function* listHistogram(name: string, buckets: readonly number[], series: ReadonlyMap<string, Series>): Generator<string> {
  for (const { labels, counts, count, sum } of series.values()) {
    let total = 0;
    for (const [index, bound] of buckets.entries()) {
      total += counts[index] ?? 0;
      yield `${name}_bucket${formatLabels({ ...labels, le: formatNumber(bound) })} ${total}\n`;
    }
    yield `${name}_bucket${formatLabels({ ...labels, le: '+Inf' })} ${count}\n`;
    yield `${name}_sum${formatLabels(labels)} ${formatNumber(sum)}\n`;
    yield `${name}_count${formatLabels(labels)} ${count}\n`;
  }
}

function formatLabels(labels: Labels): string {
  const pairs = Object.keys(labels)
    .sort()
    .map((name) => `${name}="${(labels[name] ?? '').replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf';
}
