import { refusal } from '../api-error.ts';
import { type CommandScope, createCommand, deleteCommand, editCommand, findCommand, listCommands, overwriteCommands } from '../commands.ts';
import type { Context } from '../context.ts';
import { guildsOfBot } from '../installs.ts';
import type { Json } from '../json.ts';
import { bodyOf, created, noContent, ok, type RestRequest, type Route } from './route.ts';

/** Application commands, the same five calls for all guilds and for one. */
export function createCommandRoutes(context: Context): readonly Route[] {
  function scopeOf({ params }: RestRequest): CommandScope {
    if (params['applicationId'] !== context.world.applicationId) throw refusal('unknownApplication');
    const guildId = params['guildId'];
    if (guildId === undefined) return 'global';
    if (!guildsOfBot(context.world).some(({ id }) => id === guildId)) throw refusal('missingAccess');
    return guildId;
  }

  function getCommand(request: RestRequest): Json {
    const command = findCommand(context, scopeOf(request), request.params['commandId'] ?? '');
    if (!command) throw refusal('unknownCommand');
    return command;
  }

  return ['/applications/:applicationId/commands', '/applications/:applicationId/guilds/:guildId/commands'].flatMap((base): Route[] => [
    {
      method: 'GET',
      pattern: base,
      auth: 'bot',
      handle: (request) => {
        const commands = listCommands(context, scopeOf(request));
        return ok(request.query.get('with_localizations') === 'true' ? commands : commands.map(withoutLocalizations));
      },
    },
    { method: 'PUT', pattern: base, auth: 'bot', handle: (request) => ok(overwriteCommands(context, scopeOf(request), request.body)) },
    {
      method: 'POST',
      pattern: base,
      auth: 'bot',
      handle: (request) => {
        const { command, isNew } = createCommand(context, scopeOf(request), bodyOf(request));
        return isNew ? created(command) : ok(command);
      },
    },
    { method: 'GET', pattern: `${base}/:commandId`, auth: 'bot', handle: (request) => ok(getCommand(request)) },
    {
      method: 'PATCH',
      pattern: `${base}/:commandId`,
      auth: 'bot',
      handle: (request) => ok(editCommand(context, scopeOf(request), getCommand(request), bodyOf(request))),
    },
    {
      method: 'DELETE',
      pattern: `${base}/:commandId`,
      auth: 'bot',
      handle: (request) => {
        if (!deleteCommand(context, scopeOf(request), request.params['commandId'] ?? '')) throw refusal('unknownCommand');
        return noContent;
      },
    },
  ]);
}

/** A list leaves translations out unless `with_localizations` asks for them. */
function withoutLocalizations({ name_localizations: _names, description_localizations: _descriptions, ...command }: Json): Json {
  return command;
}
