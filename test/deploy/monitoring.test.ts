import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { listMetrics } from './list-metrics.ts';
import { readExpression } from './expressions.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

interface Panel {
  readonly title: string;
  readonly description?: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const alerts: { readonly groups: readonly { readonly rules: readonly Rule[] }[] } = parse(
  readFileSync('deploy/prometheus/alerts.yaml', 'utf8'),
);
const rules = alerts.groups.flatMap((group) => group.rules);
const dashboard: { readonly panels: readonly Panel[] } = JSON.parse(readFileSync('deploy/grafana/newsdesk.json', 'utf8'));
const panels = dashboard.panels.filter(({ targets }) => targets !== undefined);
const known = new Set([...listMetrics(), 'up']);

/** The anchors of a page's headings, as forges make them. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('alert rules', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))('%s asks for metrics that there are, and leads to a cure', (_, rule) => {
    const { metrics, faults } = readExpression(rule.expr);
    const [page = '', anchor = ''] = rule.annotations.runbook.split('#');

    expect(faults).toEqual([]);
    expect(metrics.length).toBeGreaterThan(0);
    expect(metrics.filter((name) => !known.has(name))).toEqual([]);
    expect(anchorsOf(page)).toContain(anchor);
    expect(rule.annotations.summary).toMatch(/\.$|\(/u);
    expect(['warning', 'critical']).toContain(rule.labels.severity);
  });

  it('have different names', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });
});

describe('the dashboard', () => {
  it.each(panels.map((panel) => [panel.title, panel] as const))('%s shows metrics that there are', (_, panel) => {
    const read = (panel.targets ?? []).map(({ expr }) => readExpression(expr));

    expect(read.flatMap(({ faults }) => faults)).toEqual([]);
    expect(read.flatMap(({ metrics }) => metrics).filter((name) => !known.has(name))).toEqual([]);
    expect(panel.description).toMatch(/\S/u);
  });

  it('shows every metric', () => {
    const shown = new Set(
      panels.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => readExpression(expr).metrics)).map((name) => baseOf(name)),
    );

    // The start of a process is for Prometheus' own questions, such as "since when".
    const left = [...listMetrics()].filter((name) => !shown.has(baseOf(name)) && name !== 'process_start_time_seconds');
    expect(left).toEqual([]);
  });
});

function baseOf(name: string): string {
  return name.replace(/_(?:bucket|sum|count)$/u, '');
}

describe('the reader of expressions', () => {
  it('finds the fault of an expression that is cut off, and the names in one that is whole', () => {
    expect(readExpression('sum by (platform (newsdesk_articles)').faults).not.toEqual([]);
    expect(readExpression('rate(newsdesk_nothing_total[$__rate_interval]) > 0')).toEqual({
      metrics: ['newsdesk_nothing_total'],
      faults: [],
    });
  });
});
