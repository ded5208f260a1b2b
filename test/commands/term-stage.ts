import { wordsFor } from '../../src/words/words-for.ts';
import { act } from '../../commands/act.ts';
import type { CommandContext } from '../../commands/context.ts';
import { commands } from '../../commands/index.ts';
import { openCurating } from '../../src/app/curating.ts';
import { type CommandResult, type Asker, type Dispatch, isForm } from '../../src/command/command.ts';
import { createDispatch } from '../../src/command/dispatch.ts';
import { type ArticleInput, createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import type { EditorName, GlossaryEntry } from '../../src/content/edition.ts';
import { type EditionServer, openEditionServer } from '../../src/desk/edition-server.ts';
import type { Storage } from '../../src/ports/storage.ts';
import type { Form, FormValues } from '../../src/reply/form.ts';
import type { Intent } from '../../src/reply/intent.ts';
import { decodeIntent, encodeIntent } from '../../src/reply/intent-codec.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';

/** The editor of the only server that the bot serves. */
export const ada: Asker = {
  platform: 'discord',
  installationId: 'G1',
  channelId: 'C1',
  userId: 'U1',
  userName: 'Ada',
  managesChannel: true,
  isOnlyInstallation: true,
};
export const rosa: Asker = { ...ada, userId: 'U2', userName: 'Rosa', managesChannel: false };

/** `Sluice` and `Weir` stand in the file, `Skeg` only in an article, `Thwart` is only used. */
export const publishedFile: readonly Partial<GlossaryEntry>[] = [
  { headword: 'Sluice', aliases: ['penstock'], definition: 'A gate that lets water through.' },
  { headword: 'Weir', definition: 'A low dam across a river.', seeAlso: ['Sluice'] },
];
const article: ArticleInput = {
  slug: 'boats',
  title: 'Boats',
  publishedAt: '2026-01-02',
  sections: [
    { heading: 'Skeg', text: 'A skeg is a fin below the rudder.' },
    { heading: 'Seats', text: 'Rowers like a Thwart of oak, and a Thwart of ash.' },
  ],
};

export interface TermStage {
  readonly desk: EditionServer;
  readonly storage: Storage;
  readonly dispatch: Dispatch;
  /** Types `/terms ...`. */
  terms(text: string, asker?: Asker): Promise<CommandResult>;
  /** Types `/term ...`; the text of the answer. */
  term(name: string, asker?: Asker): Promise<string>;
  press(intent: Intent, asker?: Asker, values?: FormValues): Promise<CommandResult>;
  /** Opens the form of `/terms ...` and sends it. */
  fill(text: string, values: FormValues, asker?: Asker): Promise<CommandResult>;
  close(): Promise<void>;
}

export interface TermStageOptions {
  readonly storage?: Storage;
  readonly editors?: readonly EditorName[];
  readonly file?: readonly Partial<GlossaryEntry>[];
}

/** The commands over a database in memory, as an adapter calls them. */
export async function openTermStage(options: TermStageOptions = {}): Promise<TermStage> {
  const { storage = await openMemory(), editors, file = publishedFile } = options;
  const edition = createEdition({
    articles: [createArticle(article)],
    glossary: file.map((entry) => ({ headword: '', aliases: [], definition: '', seeAlso: [], file: 'glossary.yaml', line: 1, ...entry })),
    publication: { name: 'Boats', lang: 'en', ...(editors && { editors }) },
  });
  const curating = await openCurating(storage, systemClock, (error) => {
    throw error;
  });
  const desk = openEditionServer(edition, systemClock, { curated: curating.first });
  curating.follow(desk.curate);
  const dispatch = createDispatch<CommandContext>({
    commands,
    act,
    wordsOf: ({ locale }) => wordsFor([locale], { client: locale }),
    context: (_, words) => ({ ...desk.served(), commands: [], words, terms: curating.desk }),
    createIncidentId: () => 'K7QF-3M9T',
    onIncident: ({ cause }) => {
      throw cause;
    },
  });
  const press = (intent: Intent, asker: Asker = ada, values: FormValues = {}): Promise<CommandResult> => {
    // As it travels through Discord.
    const travelled = decodeIntent(encodeIntent(intent, 100));
    return travelled === undefined ? Promise.reject(new Error('not an intent')) : dispatch.act(travelled, asker, values);
  };
  const terms = (text: string, asker: Asker = ada): Promise<CommandResult> => dispatch.runText('terms', text, asker);
  return {
    desk,
    storage,
    dispatch,
    terms,
    press,
    term: async (name, asker = rosa) => textOf(await dispatch.runText('term', name, asker)),
    async fill(text, values, asker = ada) {
      const form = formOf(await terms(text, asker));
      return press(aboutOf(form), asker, { ...valuesOf(form), ...values });
    },
    async close() {
      curating.stop();
      desk.close();
      await storage.close();
    },
  };
}

export function formOf(answer: CommandResult): Form {
  if (!isForm(answer)) throw new Error(`expected a form, got ${textOf(answer)}`);
  return answer;
}

export function replyOf(answer: CommandResult): Reply {
  if (isForm(answer)) throw new Error(`expected a reply, got the form ${JSON.stringify(answer)}`);
  return answer;
}

export function aboutOf({ about }: Form): Intent {
  if (about === undefined) throw new Error('the form is about nothing');
  return about;
}

/** The button with this label. */
export function buttonOf(answer: CommandResult, label: string): Intent {
  const found = replyOf(answer).actions.find((action) => action.kind === 'button' && action.label === label);
  if (found?.kind !== 'button') throw new Error(`no button ${label} in ${JSON.stringify(answer)}`);
  return found.intent;
}

export function valuesOf({ sections }: Form): FormValues {
  const fields = sections.flatMap((section) => section.fields);
  return Object.fromEntries(fields.map((field) => [field.name, field.kind === 'choices' ? field.values : field.value]));
}

export function problemsOf(answer: CommandResult): Readonly<Record<string, string>> {
  const fields = formOf(answer).sections.flatMap((section) => section.fields);
  return Object.fromEntries(fields.flatMap(({ name, problem }) => (problem === undefined ? [] : [[name, problem]])));
}

/** Everything that an answer says. */
export function textOf(answer: CommandResult): string {
  if (isForm(answer)) return `form ${JSON.stringify(answer)}`;
  return answer.blocks
    .map((block) => {
      switch (block.kind) {
        case 'definition':
          return `${block.headword}: ${block.text}`;
        case 'fields':
          return block.items.map(({ name, text }) => `${name} | ${text}`).join('\n');
        case 'passage':
          return block.body.text;
        case 'mentions':
          return block.items.map(({ title }) => `in ${title}`).join('\n');
        default:
          return 'text' in block ? block.text : '';
      }
    })
    .join('\n');
}

/** Editors as `publication.yaml` may name them: a group and a person of each platform. */
export const editors: readonly EditorName[] = [
  { platform: 'discord', kind: 'group', id: '900' },
  { platform: 'discord', kind: 'user', id: 'U7' },
  { platform: 'slack', kind: 'group', id: 'S900' },
  { platform: 'slack', kind: 'user', id: 'U8' },
];

/** The roles or groups of somebody. */
export const holds =
  (...own: readonly string[]): NonNullable<Asker['isInAny']> =>
  (groups) =>
    groups.some((group) => own.includes(group));
