import { booleanAt, textAt, textsAt } from '../site-config/config-value.ts';
import { excluding } from './exclusions.ts';
import { optional } from './optional.ts';
import type { GeneratorProfile } from './profile.ts';

export const vitepress: GeneratorProfile = {
  name: 'vitepress',
  title: 'VitePress',
  configFiles: ['ts', 'mts', 'js', 'mjs'].flatMap((extension) => [
    `.vitepress/config.${extension}`,
    `.vitepress/config/index.${extension}`,
  ]),
  readSite: (config) => ({
    ...optional('title', textAt(config, 'title')),
    ...optional('lang', textAt(config, 'lang')),
    ...optional('baseUrl', baseUrlOf(textAt(config, 'sitemap', 'hostname'), textAt(config, 'base'))),
    folders: [
      {
        path: (textAt(config, 'srcDir') ?? '').replace(/^\.?\/?|\/$/gu, ''),
        addressing: { way: 'vitepress', ...optional('cleanUrls', booleanAt(config, 'cleanUrls')) },
        ...excluding(textsAt(config, 'srcExclude')),
      },
    ],
    anchors: 'vitepress',
  }),
  leavesOut: (path) => (/(?:^|\/)(?:node_modules|\.vitepress)\//u.test(path) ? 'VitePress does not read this folder' : undefined),
};

function baseUrlOf(host: string | undefined, base: string | undefined): string | undefined {
  return host === undefined ? undefined : `${host.replace(/\/$/u, '')}${base ?? ''}`;
}
