import { describe, expect, it } from 'vitest';
import { defaultSettings, formatSettings, parseSettings } from '../../src/subscription/parse-settings.ts';

describe('settings of a subscription', () => {
  it.each([
    'everything',
    'topic:ai -topic:podcasts',
    'everything digest=daily@08:00 zone=Europe/Berlin',
    'topic:ai digest=fri@17:00 quiet=22:00-07:00 zone=Europe/Berlin ping=123456789012345678 thread=on crosspost=on lang=de template=compact tags=1,2',
  ])('are written as they are read: %s', (text) => {
    const parsed = parseSettings(text, defaultSettings);

    expect(parsed.kind === 'settings' ? formatSettings(parsed.settings) : parsed.what).toBe(text);
  });

  it('change one by one, and keep the rest', () => {
    const first = parseSettings('topic:ai thread=on digest=daily@08:00 zone=Europe/Berlin', defaultSettings);
    const base = first.kind === 'settings' ? first.settings : defaultSettings;

    const second = parseSettings('digest=daily@09:00 ping=<@&123456789012345678>', base);
    const third = parseSettings('digest=off thread=off', base);

    expect(second).toMatchObject({
      settings: { filter: { kind: 'topic' }, thread: true, ping: '123456789012345678', schedule: { at: '09:00', zone: 'Europe/Berlin' } },
    });
    expect(third).toMatchObject({ settings: { filter: { kind: 'topic' }, thread: false, schedule: { kind: 'immediately' } } });
  });

  it('take a mention of a user group as Slack sends it', () => {
    expect(parseSettings('ping=<!subteam^S0123456789|@news>', defaultSettings)).toMatchObject({ settings: { ping: 'S0123456789' } });
  });

  it.each([
    ['digest=hourly', 'daily@08:00'],
    ['digest=daily@25:00', 'daily@08:00'],
    ['zone=Mars/Base', 'time zone'],
    ['quiet=always', '22:00-07:00'],
    ['ping=@everyone', 'no role'],
    ['ping=<@123456789012345678>', 'no role'],
    ['ping=everyone', 'no role'],
    ['backfill=1000', '0 to 10'],
    ['thread=maybe', 'thread=on'],
    ['colour=red', 'There is no setting'],
    ['lang=!!', 'not a language'],
    ['template=poem', 'does not exist'],
    ['topic:', 'no value'],
  ])('say how to write it right: %s', (text, hint) => {
    const parsed = parseSettings(text, defaultSettings);

    expect(parsed.kind === 'problem' ? parsed.what : 'no problem').toContain(hint);
  });
});
