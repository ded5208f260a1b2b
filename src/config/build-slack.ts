import { Secret } from '../runtime/secret.ts';
import type { Environment } from './env.ts';
import type { SlackConfig, SlackOAuthConfig } from './slack-config.ts';

/** Slack's part of the configuration, from values that `findHalfConfigured` has nothing against; undefined if Slack is not configured. */
export function buildSlack(values: Environment): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  const oauth = buildOAuth(values);
  const access = oauth !== undefined ? { oauth } : botToken === undefined ? undefined : { botToken: new Secret(botToken) };
  if (access === undefined) return undefined;
  const channels = oauth === undefined ? values.ANNOUNCE_SLACK_CHANNELS : undefined;
  const shared = { ...access, apiUrl: values.SLACK_API_URL, ...(channels !== undefined && { announceChannels: channels }) };
  if (appToken !== undefined) return { ...shared, appToken: new Secret(appToken) };
  return signingSecret === undefined ? undefined : { ...shared, signingSecret: new Secret(signingSecret) };
}

function buildOAuth(values: Environment): SlackOAuthConfig | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, ENCRYPTION_KEYS: keys, PUBLIC_URL: publicUrl } = values;
  const [current, ...older] = keys ?? [];
  if (clientId === undefined || clientSecret === undefined || current === undefined) return undefined;
  return {
    clientId,
    clientSecret: new Secret(clientSecret),
    encryptionKeys: [new Secret(current), ...older.map((key) => new Secret(key))],
    ...(publicUrl !== undefined && { publicUrl }),
  };
}
