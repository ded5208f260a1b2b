import { textAt, textsAt } from '../site-config/config-value.ts';
import { belowFolder, excluding, fromGitIgnore } from './exclusions.ts';
import type { GeneratorProfile } from './profile.ts';

export const eleventy: GeneratorProfile = {
  name: 'eleventy',
  title: 'Eleventy',
  configFiles: ['eleventy.config.js', 'eleventy.config.mjs', 'eleventy.config.cjs', 'eleventy.config.ts', '.eleventy.js'],
  readSite(config, files) {
    const set = textsAt(config, 'calls', 'setInputDirectory').at(-1);
    const path = (textAt(config, 'dir', 'input') ?? set ?? '').replace(/^\.?\/?|\/$/gu, '');
    const patterns = [...fromGitIgnore(files.read('.eleventyignore') ?? ''), ...textsAt(config, 'calls', 'ignores.add')];
    const ignored = belowFolder(patterns, path);
    return { folders: [{ path, addressing: { way: 'eleventy' }, ...excluding(ignored) }], anchors: 'eleventy' };
  },
  leavesOut: (path) =>
    /(?:^|\/)(?:_includes|_data|_layouts|_site|node_modules)\//u.test(path) ? 'Eleventy makes no page of this folder' : undefined,
};
