export interface Exposition {
  /** Metric name to type. */
  readonly families: Readonly<Record<string, string>>;
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads the Prometheus text format 0.0.4 strictly. @throws on the first line that it does not allow. */
export function parseExposition(text: string): Exposition {
  if (text !== '' && !text.endsWith('\n')) throw new Error('the last line has no line feed');
  const families: Record<string, string> = {};
  const samples: Sample[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const type = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram|summary|untyped)$/.exec(line);
    if (type !== null) {
      if (families[`${type[1]}`] !== undefined) throw new Error(`two types for ${type[1]}`);
      families[`${type[1]}`] = `${type[2]}`;
    } else if (!/^# HELP [a-zA-Z_:][\w:]* (?:[^\\]|\\\\|\\n)*$/.test(line)) samples.push(parseSample(line, families));
  }
  return { families, samples };
}

function parseSample(line: string, families: Readonly<Record<string, string>>): Sample {
  const match = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (-?\d+(?:\.\d+)?(?:e[+-]\d+)?|NaN|[+-]Inf)$/s.exec(line);
  if (match === null) throw new Error(`not a sample: ${JSON.stringify(line)}`);
  const [, name = '', labelText = '', value = ''] = match;
  if (families[name] === undefined && families[name.replace(/_(bucket|sum|count)$/, '')] === undefined)
    throw new Error(`${name} has no type`);
  return { name, labels: parseLabels(labelText), value: Number(value.replace('Inf', 'Infinity')) };
}

function parseLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  const pair = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/y;
  while (pair.lastIndex < text.length) {
    const match = pair.exec(text);
    if (match === null) throw new Error(`not a list of labels: ${text}`);
    labels[`${match[1]}`] = `${match[2]}`.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
  }
  return labels;
}
