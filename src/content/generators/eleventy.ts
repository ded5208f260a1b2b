import { textAt } from '../site-config/config-value.ts';
import type { GeneratorProfile } from './profile.ts';

export const eleventy: GeneratorProfile = {
  name: 'eleventy',
  title: 'Eleventy',
  configFiles: ['eleventy.config.js', 'eleventy.config.mjs', 'eleventy.config.cjs', 'eleventy.config.ts', '.eleventy.js'],
  readSite: (config) => ({
    folders: [{ path: (textAt(config, 'dir', 'input') ?? '').replace(/^\.?\/?|\/$/gu, ''), addressing: { way: 'eleventy' } }],
    anchors: 'rehype-slug',
  }),
  leavesOut: (path) =>
    /(?:^|\/)(?:_includes|_data|_layouts|_site|node_modules)\//u.test(path) ? 'Eleventy makes no page of this folder' : undefined,
};
