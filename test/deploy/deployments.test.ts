import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { variableNames } from '../../src/config/env.ts';
import { inboundPaths, installPaths } from '../../src/platform/inbound-paths.ts';

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly stop_grace_period?: string;
  readonly read_only?: boolean;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}

const read = (path: string): string => readFileSync(path, 'utf8');
const servicesOf = (path: string): Readonly<Record<string, Service>> => parse(read(path), { merge: true }).services;
const newsdeskOf = (path: string): readonly Service[] =>
  Object.entries(servicesOf(path)).flatMap(([name, service]) => (name.startsWith('newsdesk') ? [service] : []));

describe.each(['compose.yaml', 'deploy/replicas/compose.yaml'])('%s', (path) => {
  it('sets variables that there are, and lets Newsdesk stop in peace', () => {
    const services = newsdeskOf(path);

    expect(services.length).toBeGreaterThan(0);
    for (const { environment = {}, stop_grace_period, read_only } of services) {
      expect(Object.keys(environment).filter((name) => !(variableNames as readonly string[]).includes(name))).toEqual([]);
      expect(Number.parseInt(stop_grace_period ?? '', 10)).toBeGreaterThan(10);
      expect(read_only).toBe(true);
    }
  });

  it('writes into volumes that belong to it: a volume takes its owner from the folder of the image', () => {
    const [, owned = ''] = /chown node:node ([^\n]+)/u.exec(read('Dockerfile')) ?? [];
    const written = newsdeskOf(path)
      .flatMap(({ volumes = [] }) => volumes)
      .filter((volume) => /^[a-z]/u.test(volume) && !volume.endsWith(':ro'))
      .map((volume) => volume.split(':')[1]);

    expect(written.length).toBeGreaterThan(0);
    expect(written.filter((folder) => !owned.split(' ').includes(folder ?? ''))).toEqual([]);
  });

  it('opens nothing to the world but a proxy', () => {
    const open = Object.entries(servicesOf(path)).flatMap(([name, { ports = [] }]) =>
      ports.filter((port) => !port.startsWith('127.0.0.1:')).map((port) => `${name} ${port}`),
    );

    expect(open).toEqual(path === 'compose.yaml' ? [] : ['proxy 80:80', 'proxy 443:443']);
  });
});

it('the replicas are alike, and the proxy and Prometheus know each of them', () => {
  const services = servicesOf('deploy/replicas/compose.yaml');
  const names = Object.keys(services).filter((name) => name.startsWith('newsdesk'));

  expect(names.length).toBeGreaterThan(1);
  for (const name of names) {
    expect(services[name]).toEqual(services[names[0] ?? '']);
    expect(read('deploy/replicas/Caddyfile')).toContain(`${name}:8080`);
    expect(read('deploy/prometheus/scrape.yaml')).toContain(`${name}:8080`);
  }
});

it('the proxy and the health of a replica ask for what requests need, not for what is down for all', () => {
  expect(read('deploy/replicas/Caddyfile')).toContain('health_uri /readyz/requests\n');
  expect(read('deploy/replicas/compose.yaml')).toContain('/readyz/requests');
});

it('the proxy lets in what others ask, and neither figures nor the page', () => {
  const [, allowed = ''] = /@world path (.+)/u.exec(read('deploy/replicas/Caddyfile')) ?? [];
  const paths = allowed.split(' ');

  expect(paths).toEqual(expect.arrayContaining([...Object.values(inboundPaths), ...Object.values(installPaths)]));
  expect(paths).toEqual(expect.arrayContaining(['/hooks/publish', '/feed.xml', '/feed.json']));
  expect(paths.filter((path) => /metrics|readyz|healthz|page|^\/\*/u.test(path))).toEqual([]);
});

it('the unit of systemd gives Newsdesk its time to stop, and starts it again', () => {
  const unit = read('deploy/systemd/newsdesk.service');

  expect(Number(/^TimeoutStopSec=(\d+)$/mu.exec(unit)?.[1])).toBeGreaterThan(10);
  expect(unit).toMatch(/^Restart=always$/mu);
  expect(unit).toMatch(/^ExecStart=\S+\/newsdesk serve$/mu);
});
