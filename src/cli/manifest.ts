import { commands } from '../../commands/index.ts';
import { inboundPaths, installPaths } from '../platform/inbound-paths.ts';
import { createManifest, maxAppNameLength, type SlackManifest } from '../platform/slack/manifest.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { contentDirOf } from './content-dir.ts';
import type { Output } from './output.ts';
import { findUnfurlDomains } from './unfurl-domains.ts';

export interface ManifestArguments {
  readonly name: string;
  /** The public address of the bot, for an app that sends over HTTP; without it the app uses Socket Mode. */
  readonly url?: string;
  /** Any workspace may install it. */
  readonly workspaces?: boolean;
}

/** Prints the app as Slack wants it described. @throws NewsdeskError as `createNamedManifest` does. */
export function manifest({ name, url, workspaces }: ManifestArguments, output: Output): void {
  output.print(JSON.stringify(createNamedManifest(name, url, workspaces), null, 2));
}

/**
 * The app under the name that a person chose, with the domain of the publication in `CONTENT_DIR`.
 *
 * @throws NewsdeskError `manifest.name` for a name and `manifest.url` for an address that Slack would refuse, or that is missing.
 */
export function createNamedManifest(given: string, publicUrl?: string, isForMany = false): SlackManifest {
  const name = given.trim();
  if (name === '' || name.length > maxAppNameLength) {
    const what =
      name === '' ? 'The app has no name.' : `The name of the app has ${name.length} characters, and Slack takes ${maxAppNameLength}.`;
    throw new NewsdeskError(what, {
      code: 'manifest.name',
      fix: `Give --name 1 to ${maxAppNameLength} characters, or leave it out for Newsdesk.`,
    });
  }
  const domains = findUnfurlDomains(contentDirOf(undefined));
  if (publicUrl === undefined) {
    if (isForMany) throw noAddress();
    return createManifest(commands, name, { domains });
  }
  const base = publicBaseOf(publicUrl);
  const redirectUrl = isForMany ? base + installPaths.redirect : undefined;
  return createManifest(commands, name, { domains, requestUrl: base + inboundPaths.slack, redirectUrl });
}

/** Slack sends to an address with TLS only. A path is that of a proxy, which takes it away again. */
function publicBaseOf(given: string): string {
  const url = URL.parse(given.trim());
  if (url === null || url.protocol !== 'https:' || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new NewsdeskError(`${JSON.stringify(given)} is not an address that Slack sends to.`, {
      code: 'manifest.url',
      fix: 'Give --url the public address of the bot with https://, without a query: https://news.example.org',
    });
  }
  const base = url.href.replace(/\/+$/u, '');
  return base.endsWith(inboundPaths.slack) ? base.slice(0, -inboundPaths.slack.length) : base;
}

function noAddress(): NewsdeskError {
  return new NewsdeskError('An app for many workspaces needs an address that Slack sends people back to.', {
    code: 'manifest.url',
    fix: 'Give --url the public address of the bot: https://news.example.org',
  });
}
