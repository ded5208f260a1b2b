#!/usr/bin/env bash
# Packages: discord.js 14.28.1, @discordjs/rest 2.6.3
#
# Behavior: in an ES module, the `DiscordAPIError` of `discord.js` and the one of `@discordjs/rest` are two classes, although npm installs
# that package once. discord.js is CommonJS and requires the package's CommonJS build; an import of the package gets its ES module build.
# What `client.rest` throws is not an instance of the class that `@discordjs/rest` exports, and the other way round.
#
# The wrong guess: discord.js exports again what its own dependency exports, one copy is installed, so `instanceof` holds for either import.
#
# Who meets it: a bot that uses the client of discord.js, and beside it `REST` of `@discordjs/rest` (a queue, a web server, a script that
# registers commands), with one function that judges the errors of both. It takes each refusal of the other one for an unknown error.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts discord.js@14.28.1 @discordjs/rest@2.6.3

echo "Copies of @discordjs/rest: $(find . -path '*@discordjs/rest/package.json' | wc -l)"
cat > look.mjs <<'JS'
import { createServer } from 'node:http';
import { DiscordAPIError as OfDiscordJs, REST as RestOfDiscordJs } from 'discord.js';
import { DiscordAPIError as OfRest } from '@discordjs/rest';

const server = createServer((_, response) => {
  response.writeHead(400, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ code: 50035, message: 'Invalid Form Body' }));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const rest = new RestOfDiscordJs({ api: `http://127.0.0.1:${server.address().port}/api`, retries: 0 }).setToken('token');
const error = await rest.get('/users/@me').catch((thrown) => thrown);
server.close();

console.log(`An error of discord.js' REST: ${error.name}`);
console.log(`instanceof DiscordAPIError of discord.js:      ${error instanceof OfDiscordJs}`);
console.log(`instanceof DiscordAPIError of @discordjs/rest: ${error instanceof OfRest}`);
process.exit(error instanceof OfDiscordJs && !(error instanceof OfRest) ? 0 : 1);
JS
timeout 30 node look.mjs
