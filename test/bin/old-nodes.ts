import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface OldNode {
  readonly label: string;
  readonly command: string;
  readonly args: readonly string[];
}

const systemNodes = ['/usr/bin/node', '/usr/local/bin/node'];

/** This Node under an old version number, and every older Node that the machine really has. */
export function listOldNodes(directory: string): readonly OldNode[] {
  const preload = join(directory, 'pretend-old.cjs');
  // The Node that the launcher starts inherits the flag, and must be a new one again.
  writeFileSync(
    preload,
    "if (!process.env.NEWSDESK_LAUNCHER_PID) Object.defineProperty(process.versions, 'node', { value: '18.19.0' });\n",
  );
  const pretend = { label: 'a Node that calls itself 18', command: process.execPath, args: ['--require', preload] };
  const real = systemNodes.flatMap((command) => {
    const version = spawnSync(command, ['--version'], { encoding: 'utf8' }).stdout ?? '';
    const major = Number(/^v(\d+)/.exec(version)?.[1]);
    return major < 24 ? [{ label: `the system's Node ${version.trim()}`, command, args: [] }] : [];
  });
  return [pretend, ...real];
}
