import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { listRooms } from '../../scripts/list-rooms.ts';

const dirs: string[] = [];

afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

it('finds rooms in which every arrow points down', () => {
  const rooms = listRooms('.');
  const floors = new Map(rooms.map(({ name, floor }) => [name, floor]));

  const upward = rooms.flatMap(({ name, imports, floor }) =>
    imports.filter((other) => (floors.get(other) ?? 0) >= floor).map((other) => `${name} -> ${other}`),
  );

  expect(rooms.length).toBeGreaterThan(20);
  expect(upward).toEqual([]);
});

it('puts announcing above delivery, delivery above subscriptions, and ports between', () => {
  const floors = new Map(listRooms('.').map(({ name, floor }) => [name, floor]));
  const order = ['content', 'reply', 'subscription', 'delivery', 'ports', 'announce', 'commands', 'app', 'cli'].map(
    (name) => floors.get(name) ?? -1,
  );

  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

it('refuses a circle, and names it', () => {
  const dir = mkdtempSync(join(tmpdir(), 'newsdesk-rooms-'));
  dirs.push(dir);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  write('src/mill/a.ts', "import { b } from '../weir/b.ts';\nexport const a = b;\n");
  write('src/weir/b.ts', "import type { C } from '../mill/c.ts';\nexport const b: C = 1;\n");
  write('src/mill/c.ts', 'export type C = number;\n');

  expect(() => listRooms(dir)).toThrow('mill -> weir -> mill');
});
