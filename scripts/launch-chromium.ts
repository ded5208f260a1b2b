import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The shell has no windows to draw: the same pages take it two thirds of the processor time. */
const usual = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const howToInstall = 'Install it with `apt-get install chromium-headless-shell`, or set CHROMIUM_PATH.';

/** CHROMIUM_PATH, else the first of the places that Linux distributions use; undefined if there is none. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH ?? usual].flat().find((path) => existsSync(path));
}

/** The browser of this machine, without anything that would call out of it. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    const where = process.env.CHROMIUM_PATH === undefined ? '' : ` at ${process.env.CHROMIUM_PATH}`;
    throw new Error(`The page is looked at in Chromium, and there is none${where}. ${howToInstall}`);
  }
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // Every page and the graphics would have a process of their own otherwise, each of which starts anew.
      '--process-per-site',
      '--in-process-gpu',
      // Chromium refuses to sandbox itself for root, which is who a container runs as.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
