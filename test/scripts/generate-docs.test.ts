import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderConfigurationPage, renderEnvExample } from '../../scripts/document-environment.ts';
import { loadConfig } from '../../src/config/config.ts';
import { environment, variableNames } from '../../src/config/env.ts';

describe('.env.example', () => {
  it('changes nothing when it is copied as it is', () => {
    expect(parseEnv(renderEnvExample())).toEqual({});
  });

  it('has every variable once, and the defaults when nothing but the # is removed', () => {
    const enabled = parseEnv(renderEnvExample().replace(/^#(?=[A-Z_]+=)/gm, ''));

    // Examples of no use alone: the two secrets beside the client id have none, and a public address is nobody's default.
    const { warnings, ...config } = loadConfig({ ...enabled, SLACK_CLIENT_ID: '', PUBLIC_URL: '' });

    expect(Object.keys(enabled).sort()).toEqual([...variableNames].sort());
    expect({ ...config, warnings: [] }).toEqual(loadConfig({}));
    expect(warnings).toHaveLength(5);
  });
});

describe('the configuration page', () => {
  it.each(variableNames)('has one row for %s with its default', (name) => {
    const rows = renderConfigurationPage()
      .split('\n')
      .filter((line) => line.startsWith(`| \`${name}\` |`));
    const preset = 'default' in environment[name] ? `\`${environment[name].default}\`` : 'unset';

    expect(rows).toEqual([expect.stringMatching(/^(?:[^|]*\|){4}$/)]);
    expect(rows[0]?.endsWith(`| ${preset} |`)).toBe(true);
  });

  it('marks secrets', () => {
    const marked = variableNames.filter((name) => new RegExp(`\`${name}\`.*\\*\\*Secret`).test(renderConfigurationPage()));

    expect(marked).toEqual(variableNames.filter((name) => environment[name].secret));
  });
});
