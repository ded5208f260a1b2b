#!/usr/bin/env bash
# Packages: @slack/oauth 4.0.0
#
# Behavior: `InstallProvider.authorize`, which Bolt calls for each event of an app with token rotation, renews a token that ends within two
# hours. It does not notice that a renewal is under way: each event that comes meanwhile hands in the same refresh token again, and each
# saves the installation that it got. Five events at once are five exchanges of one refresh token and five writes; whichever answer comes
# last is the one kept, and the events go on with five different tokens.
#
# The wrong guess: the library that keeps the installations renews a token once, and whatever comes meanwhile waits for it, as the clients
# of databases and clouds do. A refresh token can be exchanged once, so a library that owns it would hand it in once.
#
# Who meets it: an app of many workspaces with token rotation, twice a day in each workspace that is busy at that minute, in one process
# already. Slack counts an exchanged refresh token as used, so what is kept may be an answer that is no longer good. One renewal at a time
# for each installation, under a lock that all processes share, is the app's own work.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @slack/oauth@4.0.0

cat > look.mjs <<'JS'
import { createServer } from 'node:http';
import { InstallProvider, LogLevel } from '@slack/oauth';

const exchanged = [];
const server = createServer(async (request, response) => {
  const body = [];
  for await (const chunk of request) body.push(chunk);
  const form = new URLSearchParams(Buffer.concat(body).toString());
  exchanged.push(form.get('refresh_token'));
  const number = exchanged.length;
  await new Promise((resolve) => setTimeout(resolve, 200));
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({
      ok: true,
      token_type: 'bot',
      access_token: `xoxe.xoxb-access-${number}`,
      refresh_token: `xoxe-refresh-${number}`,
      expires_in: 43_200,
    }),
  );
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

let writes = 0;
let kept = {
  team: { id: 'T1', name: 'Harbor' },
  enterprise: undefined,
  isEnterpriseInstall: false,
  authVersion: 'v2',
  user: { id: 'U1', token: undefined, scopes: undefined },
  bot: {
    id: 'B1',
    userId: 'U2',
    scopes: ['commands'],
    token: 'xoxe.xoxb-access-0',
    refreshToken: 'xoxe-refresh-0',
    expiresAt: Math.floor(Date.now() / 1_000) + 3_600,
  },
};
const installer = new InstallProvider({
  clientId: '1.2',
  clientSecret: 'secret',
  stateSecret: 'state',
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: `http://127.0.0.1:${server.address().port}/api/` },
  installationStore: {
    fetchInstallation: async () => structuredClone(kept),
    storeInstallation: async (installation) => {
      writes += 1;
      kept = structuredClone(installation);
    },
  },
});

const query = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false };
const results = await Promise.all(Array.from({ length: 5 }, () => installer.authorize(query)));
server.close();

const tokens = new Set(results.map(({ botToken }) => botToken));
console.log(`Events at once:                     ${results.length}`);
console.log(`Exchanges of the one refresh token: ${exchanged.filter((token) => token === 'xoxe-refresh-0').length}`);
console.log(`Writes of the installation:         ${writes}`);
console.log(`Different tokens that events have:  ${tokens.size}`);
process.exit(exchanged.length === 5 && new Set(exchanged).size === 1 && writes === 5 && tokens.size === 5 ? 0 : 1);
JS
timeout 30 node look.mjs
