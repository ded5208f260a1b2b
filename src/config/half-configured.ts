import type { ConfigProblem } from './config-problem.ts';
import type { Environment, VariableName } from './env.ts';

/**
 * Slack needs the bot token, and one of two others that says how its payloads come in. Too few of them are an oversight, and both of the
 * two contradict each other: an app of Slack sends over sockets or over HTTP, never both. A variable that is set and already reported as
 * wrong counts as set.
 */
export function findHalfConfigured(values: Environment, problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const isSet = (name: VariableName): boolean => values[name] !== undefined || problems.some(({ variable }) => variable === name);
  const [bot, app, secret] = [isSet('SLACK_BOT_TOKEN'), isSet('SLACK_APP_TOKEN'), isSet('SLACK_SIGNING_SECRET')];
  if (app && secret) {
    const what = 'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set, and Slack sends over sockets or over HTTP, not both';
    const fix = 'Unset SLACK_SIGNING_SECRET for Socket Mode, or SLACK_APP_TOKEN for HTTP: docs/http.md says which one to choose.';
    return [{ variable: 'SLACK_SIGNING_SECRET', what, fix }];
  }
  if (bot && !app && !secret) {
    const what = 'SLACK_BOT_TOKEN is set and SLACK_APP_TOKEN is not, and Slack needs both';
    const fix =
      'Set SLACK_APP_TOKEN as docs/configuration.md describes, or SLACK_SIGNING_SECRET for HTTP (docs/http.md), or unset SLACK_BOT_TOKEN to run without Slack.';
    return [{ variable: 'SLACK_APP_TOKEN', what, fix }];
  }
  if (bot || (!app && !secret)) return [];
  const given = app ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
  const fix = `Set SLACK_BOT_TOKEN as docs/configuration.md describes, or unset ${given} to run without Slack.`;
  return [{ variable: 'SLACK_BOT_TOKEN', what: `${given} is set and SLACK_BOT_TOKEN is not, and Slack needs both`, fix }];
}
