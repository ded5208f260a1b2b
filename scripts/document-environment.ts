import { environment, variableNames } from '../src/config/env.ts';
import type { EnvVariable, VariableGroup } from '../src/config/env-variable.ts';

const groups: Readonly<Record<VariableGroup, { readonly title: string; readonly intro: string }>> = {
  general: { title: 'General', intro: 'Everything here has a default: Newsdesk starts with an empty environment.' },
  discord: { title: 'Discord', intro: 'Newsdesk connects to Discord when `DISCORD_TOKEN` is set.' },
  slack: {
    title: 'Slack',
    intro:
      'Newsdesk connects to Slack with `SLACK_BOT_TOKEN`, or for many workspaces with `SLACK_CLIENT_ID`, `SLACK_CLIENT_SECRET` and `ENCRYPTION_KEYS`. Beside them it needs `SLACK_APP_TOKEN` for sockets, or `SLACK_SIGNING_SECRET` for HTTP. Too few of them are an error, and so are both ways in.',
  },
};

/** `.env.example`: every variable, commented out, so that copying the file changes nothing. */
export function renderEnvExample(): string {
  const sections = Object.entries(groups).map(([group, { title, intro }]) => {
    const variables = listVariables(group).map(([name, variable]) => {
      const comment = wrap(plain(`${variable.description}${variable.default === undefined ? '' : ` Default: ${variable.default}`}`), 100);
      const value = variable.default ?? (variable.secret ? '' : variable.example);
      return `${comment.map((line) => `# ${line}`).join('\n')}\n#${name}=${value}\n`;
    });
    return [`## ${title}`, ...wrap(plain(intro), 100).map((line) => `# ${line}`), '', variables.join('\n')].join('\n');
  });
  const head = [
    '# Copy this file to .env and remove the # before what you set. `newsdesk` reads .env from the working directory;',
    '# variables that are already in the environment win. Generated from src/config/env.ts by `npm run docs`.',
  ];
  return `${[...head, '', sections.join('\n')].join('\n').trimEnd()}\n`;
}

/** `docs/configuration.md` */
export function renderConfigurationPage(): string {
  const sections = Object.entries(groups).map(([group, { title, intro }]) => {
    const rows = listVariables(group).map(([name, variable]) => `| \`${name}\` | ${describe(variable)} | ${describePreset(variable)} |`);
    return [`## ${title}`, '', intro, '', '| Variable | Meaning | Default |', '| --- | --- | --- |', ...rows].join('\n');
  });
  return `${[intro, ...sections, secrets].join('\n\n')}\n`;
}

const intro = `<!-- Generated from src/config/env.ts by \`npm run docs\`: edit that file, not this one. -->

# Configuration

Newsdesk is configured by environment variables.
It also reads a file named \`.env\` in the working directory; what is already in the environment wins.
An empty variable counts as unset.

All problems are reported at once, before anything is connected, each with what to do.
A variable that is set, that nothing reads and that looks like one of these is mentioned in the log.`;

const secrets = `## Secrets

A variable marked as a secret may come from a file instead: \`DISCORD_TOKEN_FILE=/run/secrets/discord_token\` reads the token from that file,
without the white space around it.
Setting both the variable and its \`_FILE\` is an error.

Secrets print as \`[redacted]\`, and the log takes them out of every line by value, together with whatever looks like a token.`;

function listVariables(group: string): readonly (readonly [string, EnvVariable])[] {
  return variableNames
    .map((name): readonly [string, EnvVariable] => [name, environment[name]])
    .filter(([, variable]) => variable.group === group);
}

function describe({ description, secret, example }: EnvVariable): string {
  return secret ? `${description} **Secret.**` : `${description} Example: \`${example}\``;
}

function describePreset(variable: EnvVariable): string {
  return variable.default === undefined ? 'unset' : `\`${variable.default}\``;
}

function plain(markdown: string): string {
  return markdown.replace(/\[[^\]]*\]\(([^)]*)\)/g, 'docs/$1').replace(/`([^`]*)`/g, '$1');
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
