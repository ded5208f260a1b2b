import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { domainsOf, findUnfurlDomains } from '../../src/cli/unfurl-domains.ts';
import { createManifest } from '../../src/platform/slack/manifest.ts';
import { findManifestProblems } from '../../src/sandbox/slack/manifest-problems.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'newsdesk-domains-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

it.each([
  ['https://www.gazette.example/articles', ['www.gazette.example']],
  ['https://gazette.example:8443', ['gazette.example']],
  ['http://localhost:4000', []],
  ['http://127.0.0.1', []],
  [undefined, []],
])('the domain of %s is %j', (address, domains) => {
  expect(domainsOf(address)).toEqual(domains);
});

it('is read from the publication, and none is found without one', async () => {
  expect(findUnfurlDomains(directory)).toEqual([]);
  await writeFile(join(directory, 'publication.yaml'), 'name: Gazette\nbaseUrl: https://gazette.example/articles\n');

  expect(findUnfurlDomains(directory)).toEqual(['gazette.example']);
});

it('stands in a manifest that Slack takes, with the event of links; without a domain neither does', () => {
  const [without, withDomains] = [
    createManifest([], 'Newsdesk'),
    createManifest([], 'Newsdesk', { domains: Array<string>(6).fill('gazette.example') }),
  ];

  expect([findManifestProblems(without), findManifestProblems(withDomains)]).toEqual([[], []]);
  expect(withDomains.features.unfurl_domains).toHaveLength(5);
  expect(withDomains.settings.event_subscriptions.bot_events).toContain('link_shared');
  expect(without.features).not.toHaveProperty('unfurl_domains');
  expect(without.settings.event_subscriptions.bot_events).not.toContain('link_shared');
});
