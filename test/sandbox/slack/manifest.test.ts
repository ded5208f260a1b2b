import { expect, test } from 'vitest';

import { formatProblem } from '../../../src/sandbox/slack/blocks/schema.ts';
import { findManifestProblems } from '../../../src/sandbox/slack/manifest-problems.ts';

const command = { command: '/news', description: 'Ask the paper', usage_hint: '[words]' };
const shortcut = { type: 'message', name: 'Explain this', callback_id: 'explain', description: 'Explain the terms' };

interface Parts {
  readonly features?: object;
  readonly scopes?: readonly string[];
  readonly events?: readonly string[];
  readonly settings?: object;
  readonly display?: object;
}

function manifest({ features = {}, scopes = ['commands', 'chat:write'], events = [], settings = {}, display = {} }: Parts): object {
  return {
    display_information: { name: 'Newsdesk', ...display },
    features: { bot_user: { display_name: 'newsdesk' }, slash_commands: [command], shortcuts: [shortcut], ...features },
    oauth_config: { scopes: { bot: scopes } },
    settings: { socket_mode_enabled: true, interactivity: { is_enabled: true }, event_subscriptions: { bot_events: events }, ...settings },
  };
}

function problemsOf(parts: Parts): readonly string[] {
  return findManifestProblems(manifest(parts)).map(formatProblem);
}

test('a manifest at its limits is accepted', () => {
  const commands = Array.from({ length: 50 }, (_, index) => ({
    command: `/news-${index}`,
    description: 'x'.repeat(2000),
    usage_hint: 'x'.repeat(1000),
  }));
  const shortcuts = Array.from({ length: 10 }, (_, index) => ({ ...shortcut, callback_id: `c${index}`, description: 'x'.repeat(150) }));
  const unfurlDomains = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example'];

  expect(problemsOf({ features: { slash_commands: commands, shortcuts, unfurl_domains: unfurlDomains } })).toEqual([]);
});

test.each<[string, Parts, string]>([
  ['a name of 36', { display: { name: 'x'.repeat(36) } }, 'must be less than 36 characters [json-pointer:/display_information/name]'],
  [
    'a description of 141',
    { display: { description: 'x'.repeat(141) } },
    'must be less than 141 characters [json-pointer:/display_information/description]',
  ],
  [
    '51 commands',
    { features: { slash_commands: Array.from({ length: 51 }, () => command) } },
    'no more than 50 items allowed [json-pointer:/features/slash_commands]',
  ],
  [
    'a command of 33',
    { features: { slash_commands: [{ ...command, command: `/${'x'.repeat(32)}` }] } },
    'must be less than 33 characters [json-pointer:/features/slash_commands/0/command]',
  ],
  [
    'a command without its slash',
    { features: { slash_commands: [{ ...command, command: 'news' }] } },
    'does not match pattern: ^\\/[^\\s/A-Z]+$ [json-pointer:/features/slash_commands/0/command]',
  ],
  [
    'a command twice',
    { features: { slash_commands: [command, command] } },
    '"/news" already exists [json-pointer:/features/slash_commands/1/command]',
  ],
  [
    'a hint of 1,001',
    { features: { slash_commands: [{ ...command, usage_hint: 'x'.repeat(1001) }] } },
    'must be less than 1001 characters [json-pointer:/features/slash_commands/0/usage_hint]',
  ],
  [
    '11 shortcuts',
    { features: { shortcuts: Array.from({ length: 11 }, () => shortcut) } },
    'no more than 10 items allowed [json-pointer:/features/shortcuts]',
  ],
  [
    'a shortcut name of 25',
    { features: { shortcuts: [{ ...shortcut, name: 'x'.repeat(25) }] } },
    'must be less than 25 characters [json-pointer:/features/shortcuts/0/name]',
  ],
  [
    '6 unfurl domains',
    { features: { unfurl_domains: Array.from({ length: 6 }, () => 'a.example') } },
    'no more than 5 items allowed [json-pointer:/features/unfurl_domains]',
  ],
  [
    'a url for a domain',
    { features: { unfurl_domains: ['https://a.example/'] } },
    'does not match pattern: ^[^/\\s:]+\\.[^/\\s:]+$ [json-pointer:/features/unfurl_domains/0]',
  ],
  [
    'commands without their scope',
    { scopes: ['chat:write'] },
    'slash commands and shortcuts require the scope: commands [json-pointer:/oauth_config/scopes/bot]',
  ],
  [
    'an event without its scope',
    { events: ['app_mention'] },
    'event app_mention requires the scope: app_mentions:read [json-pointer:/settings/event_subscriptions/bot_events/0]',
  ],
  [
    'events that have nowhere to go',
    { events: ['app_home_opened'], settings: { socket_mode_enabled: false, event_subscriptions: { bot_events: ['app_home_opened'] } } },
    'events require Socket Mode or a `request_url` [json-pointer:/settings/event_subscriptions]',
  ],
  ['an unknown setting', { settings: { turbo: true } }, 'invalid additional property: turbo [json-pointer:/settings]'],
])('a manifest with %s is refused', (_name, parts, problem) => {
  expect(problemsOf(parts)).toContain(`[ERROR] ${problem}`);
});

test('what is not an object is refused', () => {
  expect(findManifestProblems([]).map(formatProblem)).toEqual(['[ERROR] must provide an object [json-pointer:]']);
});
