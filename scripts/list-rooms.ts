import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readImports } from '../test/architecture/read-imports.ts';

/** A part of the program, and the other parts that its files import, types included. */
export interface Room {
  readonly name: string;
  readonly imports: readonly string[];
  /** The largest number of rooms below it; 0 for one that imports none. */
  readonly floor: number;
}

/** Rooms of `src` and `commands`, the highest first. @throws if they form a circle, which has no floor. */
export function listRooms(root: string): readonly Room[] {
  const arrows = readArrows(root);
  const floors = new Map<string, number>();
  const floorOf = (name: string, trail: readonly string[]): number => {
    if (trail.includes(name)) throw new Error(`Rooms form a circle: ${[...trail.slice(trail.indexOf(name)), name].join(' -> ')}`);
    const held = floors.get(name);
    if (held !== undefined) return held;
    const below = [...(arrows.get(name) ?? [])].map((other) => floorOf(other, [...trail, name]));
    const floor = below.length === 0 ? 0 : 1 + Math.max(...below);
    floors.set(name, floor);
    return floor;
  };
  const rooms = [...arrows].map(([name, imports]): Room => ({ name, imports: [...imports].sort(), floor: floorOf(name, []) }));
  return rooms.sort((a, b) => b.floor - a.floor || (a.name < b.name ? -1 : 1));
}

function readArrows(root: string): ReadonlyMap<string, ReadonlySet<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const path of globSync('{src,commands}/**/*.{ts,tsx}', { cwd: root }).sort()) {
    const room = roomOf(path);
    const imports = arrows.get(room) ?? new Set<string>();
    arrows.set(room, imports);
    for (const { kind, target } of readImports(path, readFileSync(join(root, path), 'utf8'))) {
      const other = roomOf(target);
      if (kind === 'project' && /^(?:src|commands)\//u.test(target) && other !== room) imports.add(other);
    }
  }
  return arrows;
}

/** `src/platform/discord/answer.ts` is in `platform/discord`, `src/platform/finding.ts` in `platform`. */
function roomOf(path: string): string {
  const [top = '', second = '', third = '', fourth] = path.split('/');
  if (top === 'commands') return top;
  if (third === '') return second.replace(/\.ts$/u, '');
  const isSplit = second === 'platform' || second === 'page' || second === 'sandbox';
  return isSplit && fourth !== undefined ? `${second}/${third}` : second;
}
