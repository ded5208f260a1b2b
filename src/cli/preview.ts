import { loadConfig } from '../config/config.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { contentDirOf } from './content-dir.ts';
import { openBrowser } from './open-browser.ts';
import type { Output } from './output.ts';
import { findPreviewed } from './page/find-previewed.ts';
import { judgePage } from './page/judge-page.ts';
import { startService } from './start-service.ts';

export interface PreviewArguments {
  readonly content?: string;
  /** Also open the page in the browser. */
  readonly open?: boolean;
  /** Also where others can reach it. */
  readonly page?: boolean;
}

/**
 * Shows what an article will look like, on local platforms alone, and stays until a signal. Nothing is sent to a configured platform, and
 * no configured database is opened.
 *
 * @throws NewsdeskError when there is no such article, or it cannot start.
 */
export async function preview(path: string, { content, open = false, page = false }: PreviewArguments, output: Output): Promise<void> {
  const { discord: _discord, slack: _slack, ...config } = loadConfig(process.env);
  const previewed = findPreviewed(path, [content ?? contentDirOf(undefined)]);
  const verdict = judgePage({ isTrial: true, wanted: page, host: config.http.host });
  if (verdict.kind === 'hidden') throw new NewsdeskError(verdict.what, { code: 'page.hidden', fix: verdict.fix });
  const { link } = await startService({
    // Beside a bot that runs already: any free port, unless one is asked for.
    config: process.env.PORT ? config : { ...config, http: { ...config.http, port: 0 } },
    isTrial: true,
    page: verdict,
    dir: previewed.dir,
    previewed,
    isInteractive: true,
  });
  if (link === undefined) return;
  output.print(link);
  output.say(`${previewed.file} as Discord and Slack will show it. It follows what you save; Ctrl-C stops.`);
  if (open) openBrowser(link, (why) => output.say(`The browser could not be opened: ${why}. Open the link by hand.`));
}
