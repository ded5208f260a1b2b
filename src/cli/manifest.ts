import { commands } from '../../commands/index.ts';
import { createManifest, maxAppNameLength, type SlackManifest } from '../platform/slack/manifest.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { contentDirOf } from './content-dir.ts';
import type { Output } from './output.ts';
import { findUnfurlDomains } from './unfurl-domains.ts';

/** Prints the app as Slack wants it described. @throws NewsdeskError as `createNamedManifest` does. */
export function manifest({ name }: { readonly name: string }, output: Output): void {
  output.print(JSON.stringify(createNamedManifest(name), null, 2));
}

/** The app under the name that a person chose, with the domain of the publication in `CONTENT_DIR`. @throws NewsdeskError `manifest.name` for a name that Slack would refuse. */
export function createNamedManifest(given: string): SlackManifest {
  const name = given.trim();
  if (name === '' || name.length > maxAppNameLength) {
    const what =
      name === '' ? 'The app has no name.' : `The name of the app has ${name.length} characters, and Slack takes ${maxAppNameLength}.`;
    throw new NewsdeskError(what, {
      code: 'manifest.name',
      fix: `Give --name 1 to ${maxAppNameLength} characters, or leave it out for Newsdesk.`,
    });
  }
  return createManifest(commands, name, findUnfurlDomains(contentDirOf(undefined)));
}
