import { act } from '../../commands/act.ts';
import type { CommandContext } from '../../commands/context.ts';
import { commands } from '../../commands/index.ts';
import { createAnnouncementService } from '../../src/announce/announcement-service.ts';
import { defaultSettings, parseSettings } from '../../src/subscription/parse-settings.ts';
import { destinationOf } from '../../src/subscription/subscription.ts';
import type { Asker } from '../../src/command/command.ts';
import { createDispatch } from '../../src/command/dispatch.ts';
import type { Edition } from '../../src/content/edition.ts';
import { newTermId } from '../../src/curation/find-curated.ts';
import { openEditionServer } from '../../src/desk/edition-server.ts';
import { createTermService } from '../../src/desk/term-service.ts';
import { createTermMemory } from '../../src/desk/term-memory.ts';
import type { Storage } from '../../src/ports/storage.ts';
import type { Intent, TermEdit } from '../../src/reply/intent.ts';
import type { Clock } from '../../src/runtime/clock.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { DAY, emptyFanOut, makeArticle, makeDelivery, makeEdition } from '../announce/fixtures.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom, type Random } from './random.ts';
import { askerOf, createTenants, mayChange, mayCurate, type Tenant, termEditorsOf } from './tenants.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const TENANTS = 200;

export const authority: Proof = {
  id: 'S10',
  title:
    'whatever anybody of two hundred guilds and workspaces types, clicks or fills in changes nothing that is not theirs and tells them nothing of others',
  unit: 'random commands, clicks and forms',
  counts: { full: 10_000, short: 400 },
  seeds: 3,
  async run({ count, seed }) {
    await using storage = await openMemory();
    const { figures, misses } = await fuzz(storage, createTenants(TENANTS), count, createRandom(seed), false);
    await using unguarded = await openMemory();
    const open = await fuzz(unguarded, createTenants(TENANTS), Math.max(200, count / 20), createRandom(seed), true);
    const found = Number(open.figures['escalations']);
    const blind = found > 0 ? [] : ['without any guard there was no escalation either: the run has no teeth'];
    return { figures: { ...figures, escalationsWithoutGuards: found }, misses: [...misses, ...blind] };
  },
};

type Figures = Record<'operations' | 'changes' | 'refusals' | 'escalations' | 'leaks' | 'incidents' | 'byManagers' | 'byEditors', number>;

/** `isOpen`: as it would be if nobody asked who may. */
async function fuzz(storage: Storage, tenants: readonly Tenant[], count: number, random: Random, isOpen: boolean): Promise<ProofReport> {
  const clock: Clock = {
    now: Date.now,
    after: (_, callback) =>
      (
        (timer) => () =>
          clearImmediate(timer)
      )(setImmediate(callback)),
  };
  const figures: Figures = { operations: 0, changes: 0, refusals: 0, escalations: 0, leaks: 0, incidents: 0, byManagers: 0, byEditors: 0 };
  const examples: string[] = [];
  const published: Edition = makeEdition([makeArticle('power', { topics: ['power'] }), makeArticle('chips')]);
  const edition: Edition = { ...published, publication: { ...published.publication, editors: termEditorsOf(tenants) } };
  const desk = openEditionServer(edition, clock);
  const announcements = createAnnouncementService({ storage, clock, branding: () => ({}), onPlanned: () => {} });
  const memory = createTermMemory({ terms: storage.terms, clock, onChanged: ({ terms }) => desk.curate(terms), onTrouble: () => {} });
  const terms = createTermService({ terms: storage.terms, memory, clock, once: (_cause, _what, work) => work() });
  const dispatch = createDispatch<CommandContext>({
    commands: isOpen ? commands.map((command) => ({ ...command, forManagers: false })) : commands,
    act,
    context: () => ({ ...desk.served(), commands: [], words: wordsFor([]), announcements, terms }),
    createIncidentId: () => 'K7QF-3M9T',
    onIncident: () => void (figures.incidents += 1),
  });
  for (const tenant of tenants) await settleIn(storage, tenant);
  let before = await readRows(storage);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random.next() * items.length)] as T;

  for (let operation = 0; operation < count; operation += 1) {
    const tenant = pick(tenants);
    const person = random.next() < 0.4 ? (tenant.people[0] ?? pick(tenant.people)) : pick(tenant.people);
    const channel = pick(tenant.channels);
    const isDirect = random.next() < 0.15;
    const told = askerOf(tenant, person, channel, isDirect);
    const asker = isOpen ? { ...told, managesChannel: true, mayManage: async () => true, isInAny: () => true } : told;
    const other = random.next() < 0.7 ? pick(tenants) : tenant;
    const { what, answer } = await operate(dispatch, asker, other, random, before.deliveries);
    const after = await readRows(storage);
    const allowed = mayChange(tenant, person, channel, isDirect);
    const changed = [...new Set([...before.rows.keys(), ...after.rows.keys()])].filter((id) => before.rows.get(id) !== after.rows.get(id));
    const curates = mayCurate(tenant, person, isDirect);
    const forbidden = changed.filter((id) => !allowed.has(id) && !(isOfTerms(id) && (curates || id === suggestionsOf(person.id))));
    const text = JSON.stringify(answer);
    // The asker's own words may be said back: only the others' words count.
    const leaked = tenants.filter(({ canary }) => canary !== tenant.canary && text.includes(canary) && !what.includes(canary));
    figures.operations += 1;
    if (changed.length > 0) figures.changes += 1;
    if (changed.length > 0 && person.role === 'manager') figures.byManagers += 1;
    if (changed.includes(TERMS)) figures.byEditors += 1;
    if (/for people who may manage|for the editors/u.test(text)) figures.refusals += 1;
    figures.escalations += forbidden.length;
    figures.leaks += leaked.length;
    if (forbidden.length + leaked.length > 0)
      examples.push(
        `${person.id} in ${asker.channelId}: ${what} changed ${forbidden.join()} read ${leaked.map(({ canary }) => canary).join()}`,
      );
    before = after;
  }
  desk.close();
  return judge(figures, [
    [figures.escalations === 0, `${figures.escalations} changes to what is somebody else's: ${examples.slice(0, 5).join('\n')}`],
    [figures.leaks === 0, `${figures.leaks} answers told of another tenant: ${examples.slice(0, 5).join('\n')}`],
    [figures.incidents === 0, `${figures.incidents} faults while answering`],
    [figures.byManagers > count / 50, `only ${figures.byManagers} changes by people who may: the run says nothing`],
    [figures.byEditors > 0, 'no editor changed a term: the run says nothing of them'],
    [figures.refusals > count / 50, `only ${figures.refusals} refusals: the run says nothing`],
  ]);
}

/** Settings and a delivery whose outcome is unknown, in each channel, with the tenant's canary in both. */
async function settleIn(storage: Storage, { platform, id, canary, channels }: Tenant): Promise<void> {
  const now = Date.now();
  const parsed = parseSettings(canary, defaultSettings);
  if (parsed.kind === 'problem') throw new Error(parsed.what);
  for (const channel of channels) {
    const destination = destinationOf(platform, id, 'channel', channel);
    await storage.subscriptions.put({ destination, settings: parsed.settings, createdBy: `U${canary}`, createdAt: now }, undefined);
    await storage.outbox.insertFanOut(
      { ...emptyFanOut, deliveries: [makeDelivery(`power`, '', { destination, readyAt: now, expiresAt: now + DAY })] },
      now,
    );
  }
  const claims = await storage.outbox.claim({
    platform,
    owner: 'sender',
    now: now + 1_000,
    leaseMs: 60_000,
    limit: 10,
    exceptQueues: [],
    exceptInstallations: [],
  });
  for (const claim of claims) await storage.outbox.settle(claim, 'sender', { kind: 'unknown', reason: `Nobody can look: ${canary}` }, now);
}

/** One thing that somebody does: any command with any words, any button, any form; the names of others among them. */
async function operate(
  dispatch: ReturnType<typeof createDispatch<CommandContext>>,
  asker: Asker,
  other: Tenant,
  random: Random,
  deliveries: readonly number[],
): Promise<{ readonly what: string; readonly answer: unknown }> {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random.next() * items.length)] as T;
  const words = [
    'on',
    'off',
    'settings',
    'status',
    'test',
    'why power',
    'topic:power',
    'digest=daily@08:00',
    'quiet=off',
    'backfill=2',
    'everything',
    'power',
    'chips',
    other.id,
    other.channels[0] ?? '',
    `<#${other.channels[0]}>`,
    other.people[0]?.id ?? '',
    `discord:channel:${other.channels[0]}`,
    `slack:channel:${other.id}:${other.channels[0]}`,
    String(pick(deliveries)),
    'Keel',
    'add Keel',
    'hide power',
    'merge chips',
    'undo Keel',
    `channel=${other.channels[0]}`,
    `team=${other.id}`,
  ];
  const phrase = (): string => Array.from({ length: Math.floor(random.between(0, 4)) }, () => pick(words)).join(' ');
  const command = pick(commands);
  const kind = random.next();
  if (kind < 0.3) {
    const text = phrase();
    return { what: `/${command.name} ${text}`, answer: await dispatch.runText(command.name, text, asker) };
  }
  if (kind < 0.5) {
    const subcommand = pick(Object.keys(command.subcommands ?? { '': 0 }));
    const declared = command.subcommands?.[subcommand]?.options ?? command.options;
    const options = Object.fromEntries(Object.keys(declared).map((option) => [option, phrase() || pick(words)]));
    const name = `${command.name} ${subcommand}`.trim();
    return { what: `/${name} ${JSON.stringify(options)}`, answer: await dispatch.run({ command: name, options, asker }) };
  }
  if (kind < 0.65) {
    const form = await dispatch.act({ kind: 'form', command: command.name }, asker);
    const fields = 'kind' in form ? form.sections.flatMap((section) => section.fields) : [];
    const values = Object.fromEntries(
      [...fields.map(({ name }) => name), 'channel', 'installation', 'destination'].map((name) => [name, phrase()]),
    );
    return {
      what: `form of /${command.name} ${JSON.stringify(values)}`,
      answer: [form, await dispatch.submit(command.name, values, asker)],
    };
  }
  const intent = pick<Intent>([
    { kind: 'decide', delivery: pick(deliveries), verdict: pick(['isThere', 'postAgain'] as const) },
    { kind: 'decide', delivery: Math.floor(random.between(-5, 1_000)), verdict: 'postAgain' },
    { kind: 'announcements', action: pick(['off', 'test'] as const) },
    { kind: 'announcements', action: 'term', value: pick(words) || 'power' },
    { kind: pick(['follow', 'unfollow'] as const), by: pick(['topic', 'author', 'term'] as const), value: pick(words) || 'power' },
    { kind: 'search', query: phrase() || 'power' },
    { kind: 'form', command: command.name },
    { kind: 'editForm', edit: randomEdit(random, other) },
    { kind: 'editTerm', edit: randomEdit(random, other) },
    { kind: 'editTerm', edit: randomEdit(random, other) },
    { kind: 'editTerm', edit: randomEdit(random, other) },
    { kind: 'editTerm', edit: randomEdit(random, other) },
  ]);
  if (intent.kind !== 'editTerm') return { what: JSON.stringify(intent), answer: await dispatch.act(intent, asker) };
  const values = {
    headword: pick(['Keel', 'Jib', 'power']),
    definition: 'A part of a boat.',
    into: pick(['Keel', 'Jib']),
    aliases: '',
    note: '',
  };
  return { what: `${JSON.stringify(intent)} ${JSON.stringify(values)}`, answer: await dispatch.act(intent, asker, values) };
}

/** Any change of any term, also of one that somebody else curated, in a version that may be the newest. */
function randomEdit(random: Random, other: Tenant): TermEdit {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random.next() * items.length)] as T;
  const act = pick(['add', 'edit', 'alias', 'merge', 'hide', 'restore', 'undo', 'suggest', 'accept', 'reject'] as const);
  const name = pick(['Keel', 'Jib', 'power', 'chips', other.id]);
  const known = { id: newTermId([], name), version: Math.floor(random.between(0, 9)) };
  return {
    act,
    name,
    ...(random.next() < 0.4 ? { term: known } : {}),
    ...(random.next() < 0.4 ? { suggestion: Math.floor(random.between(1, 30)) } : {}),
  };
}

const TERMS = 'terms';

function suggestionsOf(userId: string): string {
  return `suggestions of ${userId}`;
}

function isOfTerms(id: string): boolean {
  return id === TERMS || id.startsWith(suggestionsOf(''));
}

/** The owner of a row: the terms are the editors', a suggestion is its reader's until they decide it. */
function ownerOf(table: string, row: Readonly<Record<string, unknown>>): unknown {
  if (table === 'terms' || table === 'term_versions') return TERMS;
  if (table === 'term_suggestions') return suggestionsOf(String(row['user_id']));
  return table === 'subscriptions' ? row['id'] : row['destination_id'];
}

/** Everything that is kept, by the destination that it belongs to. */
async function readRows(storage: Storage): Promise<{ readonly rows: ReadonlyMap<string, string>; readonly deliveries: readonly number[] }> {
  const rows = new Map<string, string>();
  const deliveries: number[] = [];
  for await (const line of storage.archive.dump(0)) {
    const value = JSON.parse(line) as unknown;
    if (!Array.isArray(value)) continue;
    const [table, row] = value as [string, Record<string, unknown>];
    const destination = ownerOf(table, row);
    if (typeof destination !== 'string') continue;
    if (table === 'deliveries') deliveries.push(Number(row['seq']));
    rows.set(destination, `${rows.get(destination) ?? ''}${line}\n`);
  }
  return { rows, deliveries };
}
