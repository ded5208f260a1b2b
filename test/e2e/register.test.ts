import { describe, expect, it } from 'vitest';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { runNewsdesk } from './newsdesk-process.ts';

describe('newsdesk register', () => {
  it('says what it registers, and that nothing has changed the second time', async () => {
    const discord = await createDiscordSandbox();
    const environment = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };

    const first = await runNewsdesk(['register'], environment);
    const second = await runNewsdesk(['register'], environment);
    const refused = await runNewsdesk(['register'], { ...environment, DISCORD_TOKEN: 'wrong.token.here' });
    await discord.close();

    expect([first.code, second.code, refused.code]).toEqual([0, 0, 2]);
    expect(first.stdout).toMatch(/^added: \/news/u);
    expect(second.stdout).toMatch(/^unchanged: \/news/u);
    expect(refused.stderr).toMatch(/^newsdesk: Discord did not take the commands: .*\n {2}Check DISCORD_TOKEN/u);
  });

  it('blames no token where Discord cannot be reached', async () => {
    const { code, stderr } = await runNewsdesk(['register'], { DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: 'https://nowhere.invalid/api' });

    expect(code).toBe(2);
    expect(stderr).toMatch(/^newsdesk: Discord could not be asked: .*\n {2}Check that this machine reaches discord\.com/u);
    expect(stderr).not.toContain('DISCORD_TOKEN');
  });
});
