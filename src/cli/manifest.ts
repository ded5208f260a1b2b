import { commands } from '../../commands/index.ts';
import { createManifest } from '../platform/slack/manifest.ts';
import type { Output } from './output.ts';

export function manifest({ name }: { readonly name: string }, output: Output): void {
  output.print(JSON.stringify(createManifest(commands, name), null, 2));
}
