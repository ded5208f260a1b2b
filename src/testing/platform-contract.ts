import type { AnyCommand, Asker, Dispatch } from '../command/command.ts';
import { createDispatch } from '../command/dispatch.ts';
import type { Platform, PlatformEvents } from '../platform/platform.ts';
import { composeNotice } from '../reply/compose-notice.ts';
import type { Intent } from '../reply/intent.ts';
import { type ContractCase, must, mustEqual } from './contract-case.ts';

/** The parts with which an adapter is made to be tested. */
export interface AdapterParts extends Pick<PlatformEvents, 'onAnswered' | 'onUndelivered' | 'onFatal'> {
  readonly commands: readonly AnyCommand<null>[];
  readonly dispatch: Dispatch;
}

/** Something that a person sees: its words, and the labels of its buttons. */
export interface SeenAnswer {
  readonly text: string;
  readonly buttons: readonly string[];
}

/** An adapter and a person at its platform. Each case gets a fresh one, not started. */
export interface PlatformStage {
  readonly platform: Platform;
  /** Types a command as people do there, and waits for what appears. */
  ask(command: string, text: string): Promise<SeenAnswer>;
  /** Presses a button of the newest answer, and waits for what appears. */
  press(label: string): Promise<SeenAnswer>;
}

/** Makes a stage of the parts that the contract gives. */
export type OpenPlatformStage = (parts: AdapterParts) => Promise<PlatformStage>;

interface Contract {
  readonly stage: PlatformStage;
  readonly askers: readonly Asker[];
  readonly intents: readonly Intent[];
  readonly answered: readonly string[];
  readonly undelivered: readonly unknown[];
}

const echo: AnyCommand<null> = {
  name: 'echo',
  description: 'Says what you said',
  examples: ['heron'],
  options: { words: { kind: 'text', description: 'Words', rest: true } },
  audience: 'channel',
  handler: ({ words = '' }: { words?: string }) => ({
    ...composeNotice(`You said ${words}.`),
    actions: [{ kind: 'button', label: 'Explain it', intent: { kind: 'term', name: 'heron' } }],
  }),
};

const failing: AnyCommand<null> = {
  name: 'fail',
  description: 'Fails',
  examples: [''],
  options: {},
  audience: 'channel',
  handler: () => {
    throw new Error('on purpose');
  },
};

async function openContract(open: OpenPlatformStage): Promise<Contract> {
  const askers: Asker[] = [];
  const intents: Intent[] = [];
  const answered: string[] = [];
  const undelivered: unknown[] = [];
  const noting = (asker: Asker): Asker => {
    askers.push(asker);
    return asker;
  };
  const dispatch = createDispatch<null>({
    commands: [echo, failing],
    act: (intent) => {
      intents.push(intent);
      return composeNotice('It was pressed.');
    },
    context: () => null,
    createIncidentId: () => 'K7QF-3M9T',
    onIncident: () => {},
  });
  const stage = await open({
    commands: [echo, failing],
    dispatch: {
      ...dispatch,
      run: (invocation) => dispatch.run({ ...invocation, asker: noting(invocation.asker) }),
      runText: (command, text, asker) => dispatch.runText(command, text, noting(asker)),
    },
    onAnswered: (what) => void answered.push(what),
    onUndelivered: (cause) => void undelivered.push(cause),
    onFatal: (error) => void undelivered.push(error),
  });
  return { stage, askers, intents, answered, undelivered };
}

function describe(name: string, check: (contract: Contract) => Promise<void>): ContractCase<OpenPlatformStage> {
  return {
    name,
    async run(open) {
      const contract = await openContract(open);
      try {
        await contract.stage.platform.start();
        await check(contract);
      } finally {
        await contract.stage.platform.stop();
      }
    },
  };
}

/** The promises that the composition root counts on at every platform, see `Platform`. Its stage is a function that opens one. */
export const platformContract: readonly ContractCase<OpenPlatformStage>[] = [
  describe('is ready once it has started, and has no trouble', async ({ stage: { platform } }) => {
    mustEqual(platform.isReady(), true, 'Ready');
    mustEqual(platform.findTrouble(), undefined, 'Trouble');
  }),
  describe('is not ready once it has stopped', async ({ stage: { platform } }) => {
    await platform.stop();
    mustEqual(platform.isReady(), false, 'Ready');
  }),
  describe('gives a command its words, and people its answer', async ({ stage, answered, undelivered }) => {
    const { text } = await stage.ask('echo', 'two herons');
    must(text.includes('You said two herons.'), 'the answer is shown');
    // Work that is under way ends before it stops.
    await stage.platform.stop();
    mustEqual(undelivered, [], 'Undelivered');
    must(
      answered.some((what) => what.includes('echo')),
      'the answer is counted by its command',
    );
  }),
  describe('shows words as they are: none of them is markup, a link or a mention', async ({ stage }) => {
    const { text } = await stage.ask('echo', '*herons* <b> @everyone & co_');
    must(text.includes('You said *herons* <b> @everyone & co_.'), 'the words are shown letter by letter');
  }),
  describe('names who asks, and where', async ({ stage, askers }) => {
    await stage.ask('echo', 'heron');
    const [asker] = askers;
    must(asker !== undefined && asker.userId !== '' && asker.channelId !== '', 'the asker has a person and a channel');
    mustEqual(asker?.platform, stage.platform.name, 'The platform of the asker');
  }),
  describe('carries a button to what it asks for', async ({ stage, intents }) => {
    const { buttons } = await stage.ask('echo', 'heron');
    must(buttons.includes('Explain it'), 'the button is shown');
    const { text } = await stage.press('Explain it');
    mustEqual(intents, [{ kind: 'term', name: 'heron' }], 'What was asked for');
    must(text.includes('It was pressed.'), 'the answer to the button is shown');
  }),
  describe('shows the apology for a command that fails, with its incident', async ({ stage }) => {
    const { text } = await stage.ask('fail', '');
    must(text.includes('K7QF-3M9T'), 'the incident is named');
    must(!text.includes('on purpose'), 'the cause is not shown');
  }),
];
