import { spawn } from 'node:child_process';

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Asks the system to show a page; `onFault` says why it would not. */
export function openBrowser(url: string, onFault: (why: string) => void): void {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', ({ message }) => onFault(message));
  child.on('exit', (code) => code !== 0 && code !== null && onFault(`${program} ended with ${code}`));
  child.unref();
}
