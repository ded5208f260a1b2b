import { commands } from '../../commands/index.ts';
import { createManifest, maxAppNameLength } from '../platform/slack/manifest.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import type { Output } from './output.ts';

/** Prints the app as Slack wants it described. @throws NewsdeskError `manifest.name` for a name that Slack would refuse. */
export function manifest({ name: given }: { readonly name: string }, output: Output): void {
  const name = given.trim();
  if (name === '' || name.length > maxAppNameLength) {
    const what =
      name === '' ? 'The app has no name.' : `The name of the app has ${name.length} characters, and Slack takes ${maxAppNameLength}.`;
    throw new NewsdeskError(what, {
      code: 'manifest.name',
      fix: `Give --name 1 to ${maxAppNameLength} characters, or leave it out for Newsdesk.`,
    });
  }
  output.print(JSON.stringify(createManifest(commands, name), null, 2));
}
