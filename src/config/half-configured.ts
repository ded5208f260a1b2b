import type { ConfigProblem } from './config-problem.ts';
import type { Environment, VariableName } from './env.ts';

type IsSet = (name: VariableName) => boolean;

/** The three that make the bot one for many workspaces: none of them works without the others. */
const oauthNames = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'ENCRYPTION_KEYS'] as const;

/**
 * Slack needs the bot token, or what OAuth needs, and one of two others that says how its payloads come in. Too few of them are an oversight,
 * and both of the two contradict each other: an app of Slack sends over sockets or over HTTP, never both. A variable that is set and already
 * reported as wrong counts as set.
 */
export function findHalfConfigured(values: Environment, problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const isSet: IsSet = (name) => values[name] !== undefined || problems.some(({ variable }) => variable === name);
  return [...findHalfOAuth(isSet), ...findHalfSlack(isSet)];
}

function findHalfOAuth(isSet: IsSet): readonly ConfigProblem[] {
  const given = oauthNames.filter(isSet);
  const [first] = given;
  if (first === undefined) return [];
  const missing = oauthNames.filter((name) => !isSet(name));
  const [firstMissing] = missing;
  const found: ConfigProblem[] = [];
  if (firstMissing !== undefined) {
    const [are, they] = [given, missing].map((names) => `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'}`);
    found.push({
      variable: firstMissing,
      what: `${are} set and ${they} not, and an app for many workspaces needs all three`,
      fix: `Set ${missing.join(' and ')} as docs/workspaces.md describes, or unset ${given.join(' and ')}.`,
    });
  }
  if (isSet('SLACK_BOT_TOKEN')) {
    found.push({
      variable: 'SLACK_BOT_TOKEN',
      what: `SLACK_BOT_TOKEN and ${first} are both set, and the token is that of one workspace`,
      fix: `Unset SLACK_BOT_TOKEN for many workspaces, or ${given.join(' and ')} for one: docs/workspaces.md says which one to choose.`,
    });
  }
  return found;
}

function findHalfSlack(isSet: IsSet): readonly ConfigProblem[] {
  const [app, secret] = [isSet('SLACK_APP_TOKEN'), isSet('SLACK_SIGNING_SECRET')];
  const access = (['SLACK_BOT_TOKEN', ...oauthNames] as const).find(isSet);
  if (app && secret) {
    const what = 'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set, and Slack sends over sockets or over HTTP, not both';
    const fix = 'Unset SLACK_SIGNING_SECRET for Socket Mode, or SLACK_APP_TOKEN for HTTP: docs/http.md says which one to choose.';
    return [{ variable: 'SLACK_SIGNING_SECRET', what, fix }];
  }
  if (access !== undefined && access !== 'SLACK_BOT_TOKEN' && !app && !secret) {
    const what = `${access} is set, and neither SLACK_SIGNING_SECRET nor SLACK_APP_TOKEN is: Slack needs one of them`;
    const fix = 'Set SLACK_SIGNING_SECRET for HTTP (docs/http.md), or SLACK_APP_TOKEN for Socket Mode.';
    return [{ variable: 'SLACK_SIGNING_SECRET', what, fix }];
  }
  if (access !== undefined && !app && !secret) {
    const what = 'SLACK_BOT_TOKEN is set and SLACK_APP_TOKEN is not, and Slack needs both';
    const fix =
      'Set SLACK_APP_TOKEN as docs/configuration.md describes, or SLACK_SIGNING_SECRET for HTTP (docs/http.md), or unset SLACK_BOT_TOKEN to run without Slack.';
    return [{ variable: 'SLACK_APP_TOKEN', what, fix }];
  }
  if (access !== undefined || (!app && !secret)) return [];
  const given = app ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
  const fix = `Set SLACK_BOT_TOKEN as docs/configuration.md describes, or unset ${given} to run without Slack.`;
  return [{ variable: 'SLACK_BOT_TOKEN', what: `${given} is set and SLACK_BOT_TOKEN is not, and Slack needs both`, fix }];
}
