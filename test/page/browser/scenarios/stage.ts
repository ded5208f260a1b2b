import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type NewsdeskProcess, startNewsdesk } from '../../../e2e/newsdesk-process.ts';
import { launchChromium } from '../../../../scripts/launch-chromium.ts';

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** Pixels of the picture for one of the page. */
  readonly scale?: number;
  readonly url?: string;
}

/** One Newsdesk and one browser for all scenarios; each scenario opens a page of its own. */
export interface Stage {
  /** The content directory: what is saved there is served. */
  readonly dir: string;
  open(options?: OpenOptions): Promise<Page>;
  save(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Ends Newsdesk and starts it anew at the same address. */
  restart(): Promise<void>;
  /** Another Newsdesk, in a directory with this `newsdesk.yaml`; the address of its page. It ends with the stage. */
  serveList(yaml: string): Promise<string>;
  /** `newsdesk preview` on a file of the content directory; ends with the stage. */
  preview(name: string): Promise<string>;
  /** Faults that no page may have had since the last call: errors in its console, requests to anywhere else. */
  takeTrouble(): readonly string[];
  closePages(): Promise<void>;
  close(): Promise<void>;
}

/** Serves a copy of the sample publication, and whatever `fill` adds to it, or puts in its place. */
export async function openStage(fill: (dir: string) => Promise<void> = addLongArticle): Promise<Stage> {
  const dir = await mkdtemp(join(tmpdir(), 'newsdesk-page-'));
  await cp('content', dir, { recursive: true });
  await fill(dir);
  const trouble: string[] = [];
  const processes = new Set<NewsdeskProcess>();
  const listed: string[] = [];
  const pages = new Set<Page>();
  const [browser, first] = await Promise.all([launchChromium(), serve('0')]);
  const contextFor = keepContexts(browser);
  let { url } = first;
  let hasRestarted = false;

  async function serve(port: string): Promise<{ readonly url: string; readonly served: NewsdeskProcess }> {
    const served = startNewsdesk(['serve'], { CONTENT_DIR: dir, PORT: port });
    processes.add(served);
    const { page } = await served.line('ready');
    return { url: String(page), served };
  }

  async function end(served: NewsdeskProcess): Promise<void> {
    processes.delete(served);
    served.child.kill('SIGTERM');
    await served.finished();
  }

  let { served } = first;
  return {
    dir,
    async open(options = {}) {
      hasRestarted = false;
      const address = options.url ?? url;
      const page = await (await contextFor(options, address)).newPage();
      pages.add(page);
      return openPage(page, address, { trouble, hasRestarted: () => hasRestarted });
    },
    save: (name, text) => writeFile(join(dir, name), text),
    remove: (name) => rm(join(dir, name), { force: true }),
    async restart() {
      hasRestarted = true;
      await end(served);
      ({ served, url } = await serve(new URL(url).port));
    },
    async serveList(yaml) {
      const cwd = await mkdtemp(join(tmpdir(), 'newsdesk-page-list-'));
      listed.push(cwd);
      await writeFile(join(cwd, 'newsdesk.yaml'), yaml);
      const started = startNewsdesk(['serve'], { PORT: '0' }, cwd);
      processes.add(started);
      return String((await started.line('ready'))['page']);
    },
    async preview(name) {
      const started = startNewsdesk(['preview', join(dir, name)], { CONTENT_DIR: dir });
      processes.add(started);
      return new Promise((resolve, reject) => {
        const look = setInterval(() => {
          const found = /http:\/\/\S+\/page\//.exec(started.output())?.[0];
          if (found === undefined) return;
          clearInterval(look);
          resolve(found);
        }, 50);
        void started.finished().then(({ stderr }) => reject(new Error(`The preview ended: ${stderr}`)));
      });
    },
    takeTrouble: () => trouble.splice(0),
    async closePages() {
      await Promise.all([...pages].map((page) => page.close()));
      pages.clear();
    },
    async close() {
      await Promise.all([...processes].map(end));
      await browser.close();
      for (const each of [dir, ...listed]) await rm(each, { recursive: true, force: true });
    },
  };
}

interface Watch {
  readonly trouble: string[];
  readonly hasRestarted: () => boolean;
}

/**
 * One context for all pages of the same size and look. A page of it stays open: what draws the site is a process that ends with its last
 * page, and starting one takes longer than most scenarios.
 */
function keepContexts(browser: Browser): (options: OpenOptions, url: string) => Promise<BrowserContext> {
  const kept = new Map<string, Promise<BrowserContext>>();

  async function make(
    { width = 1440, height = 900, colorScheme = 'light', reducedMotion = 'reduce', scale = 1 }: OpenOptions,
    url: string,
  ) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion, deviceScaleFactor: scale });
    context.setDefaultTimeout(30_000);
    await (await context.newPage()).goto(new URL('/healthz', url).href);
    return context;
  }

  return ({ url: _, ...look }, url) => {
    const key = JSON.stringify(look);
    const context = kept.get(key) ?? make(look, url);
    kept.set(key, context);
    return context;
  };
}

async function openPage(page: Page, url: string, { trouble, hasRestarted }: Watch): Promise<Page> {
  const { origin } = new URL(url);
  page.on('console', (message) => {
    // A server that is ended on purpose leaves lines in the console, and one that is new refuses the page of the old one;
    // what the page itself says is another matter.
    const expected = hasRestarted()
      ? /^Failed to load resource/
      : /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET/;
    if (message.type() === 'error' && !expected.test(message.text())) trouble.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:')) trouble.push(`request: ${request.url()}`);
  });
  // A theme that an earlier scenario chose.
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' });
  await session.detach();
  await page.goto(url);
  await page.locator('.pane-discord .word-input, .preview').first().waitFor();
  return page;
}

/** With a section that no single message holds. */
async function addLongArticle(dir: string): Promise<void> {
  const paragraphs = Array.from(
    { length: 170 },
    (_, index) =>
      `Entry ${index + 1} of the tide log. The water stood at ${index + 30} centimeters, and the harbor kept working through the night.`,
  );
  await writeFile(
    join(dir, 'tide-log.md'),
    `---\ntitle: The Tide Log\ndate: 2026-10-01\ntopics: [harbor]\n---\n\nEvery tide of a year.\n\n## Readings of the gauge\n\n${paragraphs.join('\n\n')}\n`,
  );
}

/** One of the two panes, and what is used most in it. */
export interface PaneOf {
  readonly box: Locator;
  readonly input: Locator;
  readonly log: Locator;
  readonly last: Locator;
  readonly options: Locator;
}

export function paneOf(page: Page, platform: 'discord' | 'slack'): PaneOf {
  const box = page.locator(`.pane-${platform}`);
  return {
    box,
    input: box.locator('.word-input'),
    log: box.getByRole('log'),
    last: box.locator('.message').last(),
    options: box.locator('.composer-above').getByRole('option'),
  };
}

/** Types a command into Discord's composer, its first option behind it, sends it, and waits for the answer to come. */
export async function runOnDiscord(page: Page, command: string, text = '', { isAnswered = true } = {}): Promise<void> {
  const { box, input } = paneOf(page, 'discord');
  await input.fill(`/${command} ${text}`);
  // A command without options has a field of its own to hear Enter.
  const field = box.locator('.chip-input').first();
  await field.waitFor();
  await send(page, 'discord', () => box.getByRole('button', { name: 'Send' }).click(), isAnswered);
}

export async function runOnSlack(page: Page, command: string, text = '', { isAnswered = true } = {}): Promise<void> {
  const { input } = paneOf(page, 'slack');
  await input.fill(`/${command} ${text}`);
  await send(page, 'slack', () => input.press('Enter'), isAnswered);
}

/** Earlier messages are not an answer to a later command, however much they look like one. */
async function send(page: Page, platform: 'discord' | 'slack', press: () => Promise<void>, isAnswered: boolean): Promise<void> {
  const keys = (): Promise<readonly (string | null)[]> =>
    paneOf(page, platform)
      .box.locator('.message')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-message')));
  const before = new Set(await keys());
  await press();
  for (const start = Date.now(); isAnswered; await page.waitForTimeout(30)) {
    if ((await keys()).some((key) => !before.has(key))) return;
    if (Date.now() - start > 30_000) throw new Error(`Nothing came as an answer on ${platform}`);
  }
}

export async function be(page: Page, platform: 'discord' | 'slack', name: string): Promise<void> {
  const { box } = paneOf(page, platform);
  await box.getByRole('combobox', { name: /^You are/ }).click();
  await page.locator('.popover').getByRole('option', { name }).click();
}

export async function openChannel(page: Page, platform: 'discord' | 'slack', name: string): Promise<void> {
  await paneOf(page, platform).box.locator('.channels').getByRole('button', { name, exact: false }).first().click();
}
