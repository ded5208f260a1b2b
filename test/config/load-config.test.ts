import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { environment, variableNames } from '../../src/config/env.ts';
import { NewsdeskError } from '../../src/runtime/errors.ts';

const noFiles = { readFile: (path: string) => expect.fail(`${path} was read`) };

function refusal(raw: Record<string, string>, options: { readFile: (path: string) => string } = noFiles): NewsdeskError {
  try {
    loadConfig(raw, options);
  } catch (error) {
    if (error instanceof NewsdeskError) return error;
    throw error;
  }
  return expect.fail('the configuration was accepted');
}

/** A key of 32 bytes that are all alike. */
const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const forMany = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'c1', ENCRYPTION_KEYS: key(1) };

describe('loadConfig', () => {
  it('needs nothing: an empty environment gives the defaults and no platform', () => {
    const config = loadConfig({}, noFiles);

    expect(config).toEqual({
      contentDir: './content',
      database: { kind: 'file', path: '.newsdesk/newsdesk.db' },
      http: { host: '127.0.0.1', port: 8080 },
      logLevel: 'info',
      upkeep: { backupDir: '.newsdesk/backups', backupKeep: 7, uninstalledDays: 30, historyDays: 180 },
      questionsPerMinute: 20,
      secrets: [],
      warnings: [],
    });
  });

  it.each([
    ['0', 0],
    ['60', 60],
    ['10000', 10_000],
  ])('takes %s as the questions of a minute', (text, expected) => {
    expect(loadConfig({ QUESTIONS_PER_MINUTE: text }, noFiles).questionsPerMinute).toBe(expected);
  });

  it.each(['-1', '10001', '1.5', 'many'])('refuses %s as the questions of a minute', (text) => {
    expect(() => loadConfig({ QUESTIONS_PER_MINUTE: text }, noFiles)).toThrow('QUESTIONS_PER_MINUTE');
  });

  it.each([
    [
      { BACKUP_DIR: 'off', HISTORY_DAYS: '0' },
      { backupKeep: 7, uninstalledDays: 30 },
    ],
    [{ DATABASE_URL: 'postgres://u:p@h/d' }, { backupKeep: 7, uninstalledDays: 30, historyDays: 180 }],
    [
      { DATABASE_URL: 'postgres://u:p@h/d', BACKUP_DIR: '/b', BACKUP_KEEP: '30' },
      { backupDir: '/b', backupKeep: 30, uninstalledDays: 30, historyDays: 180 },
    ],
    [
      { BACKUP_DIR: 'off', HISTORY_DAYS: '0', UNINSTALLED_DAYS: '0' },
      { backupKeep: 7, uninstalledDays: 0 },
    ],
    [
      { DATABASE_URL: 'file::memory:', BACKUP_DIR: '/b' },
      { backupKeep: 7, uninstalledDays: 30, historyDays: 180 },
    ],
  ])('says what is done to the database once a day with %j', (raw, expected) => {
    expect(loadConfig(raw as Record<string, string>, noFiles).upkeep).toEqual(expected);
  });

  it('does not forget posts that are still news', () => {
    expect(refusal({ HISTORY_DAYS: '3' }).message).toContain('not a whole number from 8 to 3650, or 0');
  });

  it('takes an empty variable for an unset one, as compose files and .env files write it', () => {
    const empty = Object.fromEntries(variableNames.map((name) => [name, '  ']));

    expect(loadConfig(empty, noFiles)).toEqual(loadConfig({}, noFiles));
  });

  it('reads every variable', () => {
    const config = loadConfig(
      {
        CONTENT_DIR: '/srv/content',
        DATABASE_URL: 'file:///var/lib/newsdesk.db',
        HOST: '::1',
        PORT: '0',
        LOG_LEVEL: 'DEBUG',
        DISCORD_TOKEN: 'discord-token',
        DISCORD_APPLICATION_ID: '123456789012345678',
        DISCORD_GUILD_ID: '876543210987654321',
        DISCORD_API_URL: 'http://127.0.0.1:4000/api/v10/',
        SLACK_BOT_TOKEN: 'xoxb-bot',
        SLACK_APP_TOKEN: 'xapp-app',
        SLACK_API_URL: 'http://localhost:4001/api',
      },
      noFiles,
    );

    expect(config).toMatchObject({
      contentDir: '/srv/content',
      database: { kind: 'file', path: '/var/lib/newsdesk.db' },
      http: { host: '::1', port: 0 },
      logLevel: 'debug',
      discord: { applicationId: '123456789012345678', guildId: '876543210987654321', apiUrl: 'http://127.0.0.1:4000/api' },
      slack: { apiUrl: 'http://localhost:4001/api/' },
      warnings: [],
    });
    expect(config.discord?.token.reveal()).toBe('discord-token');
    expect(config.slack?.botToken?.reveal()).toBe('xoxb-bot');
    expect(config.slack?.appToken?.reveal()).toBe('xapp-app');
    expect(config.secrets.map((secret) => secret.reveal())).toEqual(['discord-token', 'xoxb-bot', 'xapp-app']);
  });

  it('is frozen all the way down', () => {
    const config = loadConfig({ DISCORD_TOKEN: 'discord-token' }, noFiles);

    expect([config, config.http, config.database, config.discord, config.secrets, config.warnings].every(Object.isFrozen)).toBe(true);
  });

  it.each(variableNames.filter((name) => environment[name].secret))('reads %s from the file that %s_FILE names', (name) => {
    const isSigned = name === 'SLACK_SIGNING_SECRET';
    const isForMany = name === 'SLACK_CLIENT_SECRET' || name === 'ENCRYPTION_KEYS';
    const access = isForMany ? forMany : { SLACK_BOT_TOKEN: 'xoxb-1' };
    const partner = { ...access, DISCORD_TOKEN: 'd-1', ...(isSigned ? {} : { SLACK_APP_TOKEN: 'xapp-1' }) };
    const text = name === 'ENCRYPTION_KEYS' ? key(3) : 'from-file-0123456789-of-32-letters';
    const config = loadConfig(
      { ...partner, [name]: '', [`${name}_FILE`]: '/run/secrets/one' },
      { readFile: (path) => (path === '/run/secrets/one' ? `${text}\n` : expect.fail(path)) },
    );

    expect(config.secrets.map((secret) => secret.reveal())).toContain(text);
  });

  it('is for many workspaces with the credentials of the app, and a list of keys', () => {
    const url = 'https://news.example.org/bot/';
    const config = loadConfig(
      {
        ...forMany,
        ENCRYPTION_KEYS: `${key(2)}, ${key(1)}`,
        PUBLIC_URL: url,
        SLACK_SIGNING_SECRET: 's1',
        ANNOUNCE_SLACK_CHANNELS: 'C0123456789',
      },
      noFiles,
    );

    expect(config.slack?.oauth).toMatchObject({ clientId: '1.2', publicUrl: 'https://news.example.org/bot' });
    expect(config.slack?.oauth?.encryptionKeys.map((each) => each.reveal())).toEqual([key(2), key(1)]);
    expect(config.slack?.announceChannels).toBeUndefined();
    expect(config.secrets.map((secret) => secret.reveal())).toEqual(['s1', 'c1', key(2), key(1)]);
    expect(config.warnings).toEqual([
      'ANNOUNCE_SLACK_CHANNELS has no effect with SLACK_CLIENT_ID: type /announcements in a channel of the workspace.',
    ]);
    expect(loadConfig({ ...forMany, SLACK_APP_TOKEN: 'xapp-1' }, noFiles).slack?.appToken?.reveal()).toBe('xapp-1');
  });

  it.each([
    [{ SLACK_CLIENT_SECRET: '' }, 'SLACK_CLIENT_ID and ENCRYPTION_KEYS are set and SLACK_CLIENT_SECRET is not'],
    [{ ENCRYPTION_KEYS: '' }, 'SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are set and ENCRYPTION_KEYS is not'],
    [{ SLACK_CLIENT_ID: '' }, 'SLACK_CLIENT_SECRET and ENCRYPTION_KEYS are set and SLACK_CLIENT_ID is not'],
    [{ SLACK_SIGNING_SECRET: '' }, 'SLACK_CLIENT_ID is set, and neither SLACK_SIGNING_SECRET nor SLACK_APP_TOKEN is'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set'],
    [{ ENCRYPTION_KEYS: 'not Base64!' }, 'ENCRYPTION_KEYS is not a list of keys in Base64'],
    [{ ENCRYPTION_KEYS: ',' }, 'ENCRYPTION_KEYS is empty'],
    [{ ENCRYPTION_KEYS: `${key(1)},c2hvcnQ=` }, 'ENCRYPTION_KEYS is a list with a key that is not 32 bytes long'],
    [{ ENCRYPTION_KEYS: `${key(1)},${key(1)}` }, 'ENCRYPTION_KEYS is a list that has a key twice'],
    [{ PUBLIC_URL: 'http://news.example.org' }, "plain http, and Slack's code"],
    [{ PUBLIC_URL: 'https://news.example.org/slack/oauth_redirect/' }, 'which Newsdesk adds: leave it out'],
    [{ SLACK_CLIENT_ID: '', SLACK_CLIENT_SECRET: '' }, 'ENCRYPTION_KEYS is set and SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are not'],
    [{ SLACK_CLIENT_ID: 'xoxb 1' }, 'not a client id'],
  ])('refuses an app for many workspaces that is half configured: %j', (changed, what) => {
    const { message } = refusal({ ...forMany, SLACK_SIGNING_SECRET: 's1', ...changed });

    expect(message).toContain(what);
    expect(message).not.toContain(key(1));
  });

  it('does not read files for variables that are not secrets', () => {
    expect(loadConfig({ PORT_FILE: '/etc/passwd' }, noFiles).http.port).toBe(8080);
  });

  it('reports all problems at once, each with what to do', () => {
    const error = refusal({
      PORT: '99999',
      LOG_LEVEL: 'loud',
      SLACK_BOT_TOKEN: 'xapp-1',
      SLACK_APP_TOKEN: 'xoxb-1',
      DISCORD_GUILD_ID: 'my server',
    });

    expect(error.code).toBe('config.invalid');
    expect(error.message.split('\n')).toEqual([
      '5 problems in the environment:',
      '- PORT is "99999", not a whole number from 0 to 65535. Write it like PORT=9000, or unset it for the default, 8080.',
      expect.stringMatching(
        /^- LOG_LEVEL is "loud", not one of trace, .*\. Write it like LOG_LEVEL=debug, or unset it for the default, info\.$/,
      ),
      '- DISCORD_GUILD_ID is "my server", not an id: Discord ids are 15 to 20 digits. Write it like DISCORD_GUILD_ID=123456789012345678.',
      '- SLACK_BOT_TOKEN is the app-level token, not the bot token, which begins with xoxb-. Set SLACK_BOT_TOKEN to xoxb-....',
      '- SLACK_APP_TOKEN is the bot token, not the app-level token, which begins with xapp-. Set SLACK_APP_TOKEN to xapp-....',
    ]);
    expect(error.fix).toContain('docs/configuration.md');
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxb-1', 'SLACK_APP_TOKEN', 'Set SLACK_APP_TOKEN as docs/configuration.md describes, or SLACK_SIGNING_SECRET'],
    ['SLACK_APP_TOKEN', 'xapp-1', 'SLACK_BOT_TOKEN', 'Set SLACK_BOT_TOKEN as docs/configuration.md describes, or unset SLACK_APP_TOKEN'],
    ['SLACK_SIGNING_SECRET', 'a1b2c3', 'SLACK_BOT_TOKEN', 'or unset SLACK_SIGNING_SECRET to run without Slack.'],
  ] as const)('refuses %s alone', (given, token, missing, fix) => {
    const { message } = refusal({ [given]: token });

    expect(message).toContain(`${given} is set and ${missing} is not, and Slack needs both. `);
    expect(message).toContain(fix);
  });

  it('takes Slack over HTTP with a signing secret in place of an app token, and never both', () => {
    const access = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a1b2c3' };
    const { slack } = loadConfig(access, noFiles);

    expect([slack?.signingSecret?.reveal(), slack?.appToken]).toEqual(['a1b2c3', undefined]);
    expect(refusal({ ...access, SLACK_APP_TOKEN: 'xapp-1' }).message).toContain('are both set, and Slack sends over sockets or over HTTP');
    expect(refusal({ ...access, SLACK_SIGNING_SECRET: 'xapp-1' }).message).toContain('the app-level token, not the signing secret');
  });

  it('takes Discord over HTTP with a public key, in any case of its letters', () => {
    const key = 'AB'.repeat(32);

    expect(loadConfig({ DISCORD_TOKEN: 'd-1', DISCORD_PUBLIC_KEY: key }, noFiles).discord?.publicKey).toBe(key.toLowerCase());
    expect(loadConfig({ DISCORD_PUBLIC_KEY: key }, noFiles).warnings).toEqual([
      'DISCORD_PUBLIC_KEY has no effect while DISCORD_TOKEN is unset.',
    ]);
    expect(refusal({ DISCORD_TOKEN: 'd-1', DISCORD_PUBLIC_KEY: key.slice(1) }).message).toContain('64 hexadecimal digits');
  });

  it('says nothing of a missing token whose partner is merely wrong', () => {
    expect(refusal({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xoxb-1' }).message).not.toContain('needs both');
  });

  it.each([
    ['http://discord.example', 'plain http to another machine'],
    ['http://127.0.0.1.example.com', 'plain http to another machine'],
    ['http://10.0.0.1/api', 'plain http to another machine'],
    ['http://[::2]/api', 'plain http to another machine'],
    ['ftp://127.0.0.1', 'of the kind "ftp:"'],
    ['discord.com/api', 'not an absolute address'],
    ['https://me:secret@discord.com/api', 'a user name or password'],
    ['https://discord.com/api?x=1', 'a query or fragment'],
  ])('refuses %s as an API address', (url, reason) => {
    expect(refusal({ DISCORD_API_URL: url }).message).toContain(reason);
    expect(refusal({ SLACK_API_URL: url }).message).toContain(reason);
  });

  it.each([
    'http://localhost:1',
    'http://127.0.0.1:1',
    'http://127.9.9.9',
    'http://[::1]:1',
    'http://discord.localhost',
    'https://discord.example',
  ])('accepts %s as an API address', (url) => {
    const { discord } = loadConfig({ DISCORD_TOKEN: 'token', DISCORD_API_URL: `${url}/api` }, noFiles);

    expect(discord?.apiUrl).toBe(`${url}/api`);
  });

  it.each([
    ['postgres://me:hunter2hunter2@db', 'without the name of a database'],
    ['newsdesk.db', 'not of the form file:PATH'],
    ['file:', 'missing the name of a file'],
    ['mysql://me:hunter2hunter2@db/newsdesk', 'not of the form file:PATH or postgres://USER:PASSWORD@HOST/NAME'],
  ])('refuses the database %s and does not repeat it', (url, reason) => {
    const { message } = refusal({ DATABASE_URL: url });

    expect(message).toContain(reason);
    expect(message).toContain(
      'Write it like DATABASE_URL=file:/var/lib/newsdesk/newsdesk.db or DATABASE_URL=postgres://USER:PASSWORD@HOST/NAME',
    );
    expect(message).not.toContain('hunter2');
  });

  it('takes a PostgreSQL address and keeps it out of the log', () => {
    const url = 'postgres://me:hunter2hunter2@db/newsdesk';
    const config = loadConfig({ DATABASE_URL: url }, noFiles);

    expect(config.database.kind === 'postgres' ? config.database.url.reveal() : undefined).toBe(url);
    expect(config.secrets.map((secret) => secret.reveal())).toContain(url);
    expect(JSON.stringify(config)).not.toContain('hunter2');
  });

  it('takes channel ids with commas between them, and nothing else', () => {
    const config = loadConfig({ DISCORD_TOKEN: 'token', ANNOUNCE_DISCORD_CHANNELS: '123456789012345678, 234567890123456789,' }, noFiles);

    expect(config.discord?.announceChannels).toEqual(['123456789012345678', '234567890123456789']);
    expect(refusal({ ANNOUNCE_SLACK_CHANNELS: '#news' }).message).toContain('not a list of channel ids');
  });

  it('keeps nothing with an in-memory database', () => {
    expect(loadConfig({ DATABASE_URL: 'file::memory:' }, noFiles).database).toEqual({ kind: 'memory' });
  });

  it.each([
    ['Bot abc', 'with "Bot " before it'],
    ['"abc"', 'wrapped in quotation marks'],
    ['abc def', 'white space'],
    ['tokén', 'characters that no token has'],
  ])('refuses %s as a token', (token, reason) => {
    expect(refusal({ DISCORD_TOKEN: token }).message).toContain(reason);
  });

  it('explains a secret file that cannot be read or is empty', () => {
    const error = refusal(
      { DISCORD_TOKEN_FILE: '/run/none', SLACK_BOT_TOKEN_FILE: '/run/empty', SLACK_APP_TOKEN: 'xapp-1' },
      {
        readFile: (path) => {
          if (path === '/run/empty') return ' \n';
          throw new Error('ENOENT: no such file');
        },
      },
    );

    expect(error.message).toContain('DISCORD_TOKEN_FILE names /run/none, which cannot be read (ENOENT: no such file). Correct the path');
    expect(error.message).toContain('SLACK_BOT_TOKEN_FILE names /run/empty, and that file is empty. Write the secret into /run/empty');
    expect(error.message).not.toContain('needs both');
  });

  it('refuses a secret that is given twice', () => {
    expect(refusal({ DISCORD_TOKEN: 'a', DISCORD_TOKEN_FILE: '/run/a' }).message).toContain(
      'DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set',
    );
  });

  it('never repeats a secret in a message', () => {
    const secretNames = variableNames.filter((name) => environment[name].secret);
    const marked = fc.string({ minLength: 1, unit: 'binary' }).map((text) => `${text}kq7canary${text}`);

    fc.assert(
      fc.property(fc.constantFrom(...secretNames), marked, fc.constantFrom('', 'Bot ', 'xoxb-', 'xapp-', '"'), (name, token, before) => {
        const { message, fix } = refusal({ [name]: before + token, PORT: 'never a port' });

        expect(message + fix).not.toContain('canary');
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it.each([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['DISCROD_TOKEN', 'DISCORD_TOKEN'],
    ['discord_token', 'DISCORD_TOKEN'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['DISCORD_CLIENT_ID', 'DISCORD_APPLICATION_ID'],
    ['SLACK_BOT_TOKENS', 'SLACK_BOT_TOKEN'],
    ['SLACK_TOKEN_FIEL', undefined],
    ['SLACK_APP_TOKEN_FIEL', 'SLACK_APP_TOKEN_FILE'],
    ['CONTENTDIR', 'CONTENT_DIR'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['SLACK_WEBHOOK_URL', undefined],
    ['DISCORD_WEBHOOK', undefined],
    ['POST', undefined],
    ['HOSTNAME', undefined],
    ['PATH', undefined],
  ])('on finding %s asks whether %s was meant', (found, meant) => {
    const { warnings } = loadConfig({ [found]: 'set' }, noFiles);

    expect(warnings).toEqual(meant === undefined ? [] : [`${found} has no effect: did you mean ${meant}?`]);
  });

  it('mentions settings of a platform that is not connected', () => {
    const { warnings } = loadConfig({ DISCORD_GUILD_ID: '123456789012345678' }, noFiles);

    expect(warnings).toEqual(['DISCORD_GUILD_ID has no effect while DISCORD_TOKEN is unset.']);
  });
});

describe('the schema', () => {
  it.each(variableNames.filter((name) => 'default' in environment[name]))('has a default for %s that it would accept itself', (name) => {
    const { default: preset } = environment[name] as { default: string };

    expect(loadConfig({ [name]: preset }, noFiles)).toEqual(loadConfig({}, noFiles));
  });

  it.each(variableNames.filter((name) => !environment[name].secret))('has an example for %s that it would accept itself', (name) => {
    expect(environment[name].schema.safeParse(environment[name].example).success).toBe(true);
  });
});
