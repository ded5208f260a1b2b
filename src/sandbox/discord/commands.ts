import { DiscordApiError } from './api-error.ts';
import type { Context } from './context.ts';
import { createForm, type Form, readChoice, readList, readObject } from './form.ts';
import { supportedTypes } from './installs.ts';
import type { Json } from './json.ts';
import { discordLimits as limits } from './limits.ts';
import { commandTypes, validateCommand } from './validate/validate-commands.ts';

/** The scope of registered commands: one guild, or everywhere. */
export type CommandScope = string | 'global';

const DAY_MS = 86_400_000;

const quotas: Readonly<Record<number, number>> = {
  [commandTypes.chatInput]: limits.chatInputCommands,
  [commandTypes.user]: limits.userCommands,
  [commandTypes.message]: limits.messageCommands,
};

export function listCommands({ world }: Context, scope: CommandScope): readonly Json[] {
  return [...(world.commands.get(scope)?.values() ?? [])];
}

export function findCommand({ world }: Context, scope: CommandScope, id: string): Json | undefined {
  return world.commands.get(scope)?.get(id);
}

/** Bulk Overwrite: the list is what there is afterwards. A command whose type and name stay keeps its id. */
export function overwriteCommands(context: Context, scope: CommandScope, body: unknown): readonly Json[] {
  const form = createForm();
  const entries = (readList(form, body, { required: true }) ?? []).map((entry, index) => {
    const place = form.at(index);
    const command = readObject(place, entry, { required: true });
    return command ? validateCommand(place, command) : {};
  });
  for (const [index, entry] of entries.entries()) requireSupported(context, form.at(index), entry);
  form.assertValid();
  assertUnique(form, entries);
  assertQuotas(entries);
  const before = listCommands(context, scope);
  spendCreations(context, scope, entries.filter((entry) => !findSame(before, entry)).length);
  const stored = new Map<string, Json>();
  for (const entry of entries) {
    const command = toStored(context, scope, entry, findSame(before, entry));
    stored.set(String(command['id']), command);
  }
  context.world.commands.set(scope, stored);
  announceChange(context, scope);
  return [...stored.values()];
}

/** Create: a command with the name and type of an old one takes its place. */
export function createCommand(context: Context, scope: CommandScope, body: Json): { readonly command: Json; readonly isNew: boolean } {
  const form = createForm();
  const entry = validateCommand(form, body);
  requireSupported(context, form, entry);
  form.assertValid();
  const before = listCommands(context, scope);
  const same = findSame(before, entry);
  if (!same) {
    assertQuotas([...before, entry]);
    spendCreations(context, scope, 1);
  }
  return { command: store(context, scope, toStored(context, scope, entry, same)), isNew: same === undefined };
}

/** Edit: what the body leaves out stays; the type cannot change. */
export function editCommand(context: Context, scope: CommandScope, existing: Json, body: Json): Json {
  const form = createForm();
  const entry = validateCommand(form, { ...existing, ...body, type: existing['type'] });
  requireSupported(context, form, entry);
  form.assertValid();
  return store(context, scope, toStored(context, scope, entry, existing));
}

export function deleteCommand(context: Context, scope: CommandScope, id: string): boolean {
  const deleted = context.world.commands.get(scope)?.delete(id) ?? false;
  if (deleted) announceChange(context, scope);
  return deleted;
}

function findSame(commands: readonly Json[], entry: Json): Json | undefined {
  return commands.find((command) => command['name'] === entry['name'] && command['type'] === entry['type']);
}

/** A command that is new to its scope counts towards the day's creations; one that is replaced does not. */
function spendCreations({ world, clock }: Context, scope: CommandScope, count: number): void {
  const now = clock.now();
  const spent = (world.commandCreations.get(scope) ?? []).filter((at) => now - at < DAY_MS);
  if (spent.length + count > limits.commandCreatesPerDay) {
    throw new DiscordApiError(
      400,
      30034,
      `Max number of daily application command creates has been reached (${limits.commandCreatesPerDay})`,
    );
  }
  world.commandCreations.set(scope, [...spent, ...Array.from({ length: count }, () => now)]);
}

function store(context: Context, scope: CommandScope, command: Json): Json {
  const stored = context.world.commands.get(scope) ?? new Map<string, Json>();
  stored.set(String(command['id']), command);
  context.world.commands.set(scope, stored);
  announceChange(context, scope);
  return command;
}

function announceChange(context: Context, scope: CommandScope): void {
  context.journal.emit({ kind: 'commandsChanged', guildId: scope === 'global' ? undefined : scope });
}

/** A command that did not change keeps its version, so that a diff shows nothing to write. */
function toStored(context: Context, scope: CommandScope, entry: Json, same: Json | undefined): Json {
  const id = same?.['id'] ?? context.nextId();
  const guild = scope === 'global' ? {} : { guild_id: scope };
  const command = { id, application_id: context.world.applicationId, ...guild, ...entry };
  const isSame =
    same !== undefined && JSON.stringify({ ...same, version: undefined }) === JSON.stringify({ ...command, version: undefined });
  return { ...command, version: isSame ? same['version'] : context.nextId() };
}

/**
 * A command is for installations that the application's settings have (interactions/application-commands, "Installation Context"). The page
 * does not tell the code of the refusal.
 */
function requireSupported({ world }: Context, form: Form, entry: Json): void {
  const types = Array.isArray(entry['integration_types']) ? entry['integration_types'] : [];
  for (const [index, type] of types.entries()) readChoice(form.at('integration_types').at(index), type, supportedTypes(world));
}

function assertUnique(form: Form, entries: readonly Json[]): void {
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const key = `${String(entry['type'])} ${String(entry['name'])}`;
    if (seen.has(key)) form.at(index).problem('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    seen.add(key);
  }
  form.assertValid();
}

function assertQuotas(entries: readonly Json[]): void {
  for (const [type, quota] of Object.entries(quotas)) {
    if (entries.filter((entry) => entry['type'] === Number(type)).length <= quota) continue;
    throw new DiscordApiError(400, 30032, `Maximum number of application commands reached (${quota})`);
  }
}
