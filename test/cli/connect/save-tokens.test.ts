import { lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSaved, saveTokens } from '../../../src/cli/connect/save-tokens.ts';
import { setEnvValues } from '../../../src/cli/connect/set-env-values.ts';

describe('a text of .env', () => {
  it.each([
    ['nothing', '', 'T=new\n'],
    ['other lines', 'A=1\n', 'A=1\nT=new\n'],
    ['no end of the last line', 'A=1', 'A=1\nT=new\n'],
    ['the name', '# mine\nT=old\nA=1\n', '# mine\nT=new\nA=1\n'],
    ['the name twice: the last counts', 'T=a\nA=1\nT=b\n', 'T=a\nA=1\nT=new\n'],
    ['an export', '  export T = old\n', 'T=new\n'],
    ['its description', '# The token.\n#T=\n\n# Another.\n#A=1\n', '# The token.\n#T=\nT=new\n\n# Another.\n#A=1\n'],
    ['lines of Windows', 'A=1\r\nT=old\r\n', 'A=1\r\nT=new\r\n'],
    ['a name that only ends alike', 'MY_T=1\nT2=2\n', 'MY_T=1\nT2=2\nT=new\n'],
  ])('with %s keeps every other line', (_name, before, after) => {
    expect(setEnvValues(before, { T: 'new' })).toBe(after);
    expect(setEnvValues(after, { T: 'new' })).toBe(after);
  });
});

describe('tokens in .env', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'newsdesk-tokens-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are written for the owner alone, and nothing is left beside them', async () => {
    expect(await saveTokens(at('.env'), { T: 'a', U: 'b' })).toBe('changed');
    expect(await saveTokens(at('.env'), { T: 'a', U: 'b' })).toBe('same');

    expect(await readSaved(at('.env'))).toEqual({ T: 'a', U: 'b' });
    expect((await stat(at('.env'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['.env']);
  });

  it('are not written in a dry run', async () => {
    expect(await saveTokens(at('.env'), { T: 'a' }, { dryRun: true })).toBe('changed');

    expect(await readdir(folder)).toEqual([]);
  });

  it('go into the file behind a link, which stays a link', async () => {
    await writeFile(at('settings'), 'A=1\n');
    await symlink(at('settings'), at('.env'));

    await saveTokens(at('.env'), { T: 'a' });

    expect((await lstat(at('.env'))).isSymbolicLink()).toBe(true);
    expect(await readFile(at('settings'), 'utf8')).toBe('A=1\nT=a\n');
  });

  it('are not written into the middle of another value', async () => {
    const text = 'A="one\nT=two\nthree"\n';
    await writeFile(at('.env'), text);

    await expect(saveTokens(at('.env'), { T: 'a' })).rejects.toMatchObject({
      code: 'connect.envFile',
      fix: expect.stringContaining('by hand'),
    });

    expect(await readFile(at('.env'), 'utf8')).toBe(text);
  });

  it('are refused by what is not a file', async () => {
    await mkdir(at('.env'));

    await expect(saveTokens(at('.env'), { T: 'a' })).rejects.toMatchObject({ code: 'connect.envFile' });
    await expect(readSaved(at('.env'))).rejects.toMatchObject({ code: 'connect.envFile' });
    expect(await readdir(folder)).toEqual(['.env']);
  });
});
