import { clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline';
import type { AnyCommand } from '../command/command.ts';
import { frame, paint, wrapPlain } from './chat-frame.ts';
import type { ChatAnswer, ChatArrival, ChatClient } from './chat-client.ts';
import { chatWords, runChatWord } from './chat-words.ts';
import type { Output } from './output.ts';
import { messageOf } from '../runtime/errors.ts';

export interface ChatOptions {
  readonly clients: readonly ChatClient[];
  readonly commands: readonly AnyCommand<never>[];
  readonly input: NodeJS.ReadableStream;
  readonly output: Output;
  /** The stream on which the prompt is written and edited. */
  readonly terminal: NodeJS.WritableStream;
  readonly onEnd: () => void;
}

const examples = [
  '/news colosus cooling',
  '/term colossus',
  '/article spacex colossus > looking ahead',
  '/latest 3',
  '/announcements on',
  '@Newsdesk what is colossus',
  '/help',
];

export interface Chat {
  /** Shows a text above the line that is being typed, which stays as it is. */
  printAbove(text: string): void;
  close(): void;
}

/** A prompt that types the same command into every local platform and shows what each of them shows. */
export function startChat({ clients, commands, input, output, terminal, onEnd }: ChatOptions): Chat {
  const prompt = createInterface({
    input,
    output: terminal,
    prompt: paint(output, 'bold', 'newsdesk> '),
    completer: (line: string) => complete(line, commands),
  });
  let controls: readonly Click[] = [];
  /** False while a command is being answered: there is no line to be kept whole. */
  let isTyping = false;
  let isClosed = false;

  function ask(): void {
    // After `quit` there is nothing to ask: readline throws when it is asked to.
    if (isClosed) return;
    isTyping = true;
    prompt.prompt();
  }

  /** Writes above the line that is being typed, and leaves it as it was. */
  function printAbove(text: string): void {
    if (!isTyping) return output.print(text, { isStyled: true });
    // A long line stands on several rows; readline goes up as many when it draws it again.
    const { rows } = prompt.getCursorPos();
    moveCursor(terminal, 0, -rows);
    cursorTo(terminal, 0);
    clearScreenDown(terminal);
    output.print(text + '\n'.repeat(rows), { isStyled: true });
    prompt.prompt(true);
  }

  /** In the width that the window has now. */
  function tell(text: string): void {
    output.print(wrapPlain(text, output.width));
  }

  function showArrival(client: ChatClient, arrival: ChatArrival): void {
    // The numbers of what is on the screen already go on meaning the same.
    const offset = controls.length;
    controls = [...controls, ...arrival.controls.map((control) => () => answerOf(client, arrival.click(control)))];
    printAbove(frame(`${client.name} · ${arrival.where}`, arrival.lines, offset, output));
  }

  async function handle(line: string): Promise<void> {
    const typed = line.trim();
    if (typed === '') return;
    if (/^(?:quit|exit|\/quit|\/exit)$/u.test(typed)) return prompt.close();
    if (typed.startsWith('@')) return sayToAll(typed);
    const answers = await answersTo(typed);
    if (answers.length === 0) return;
    let offset = 0;
    controls = answers.flatMap(({ client, answer }) => answer.controls.map((control) => () => answerOf(client, client.click(control))));
    for (const { client, answer } of answers) {
      output.print(frame(titleOf(client, answer), answer.lines, offset, output), { isStyled: true });
      offset += answer.controls.length;
    }
  }

  /** A line that begins with a name is a message: the bot answers to its own name. */
  async function sayToAll(typed: string): Promise<void> {
    await Promise.all(clients.map((client) => client.say(typed)));
  }

  async function answersTo(typed: string): Promise<readonly Answered[]> {
    const word = runChatWord(typed, clients);
    if (word !== undefined) {
      tell(word);
      return [];
    }
    if (/^\d+$/u.test(typed)) {
      const click = controls[Number(typed) - 1];
      if (click) return [await click()];
      tell(`There is no [${typed}] to click on.`);
      return [];
    }
    const [, field, value = ''] = /^(\p{L}[\p{L}\p{N}:_-]*)\s*=\s*(.*)$/u.exec(typed) ?? [];
    if (field !== undefined && clients.some((client) => client.fields().length > 0)) return fill(field, value);
    const [, name = 'news', text = ''] = /^\/(\S+)\s*(.*)$/su.exec(typed) ?? [undefined, 'news', typed];
    return Promise.all(clients.map(async (client) => ({ client, answer: await client.send(name, text) })));
  }

  /** While a form is open, what looks like a field is never said aloud: a slip of the finger would be posted. */
  function fill(field: string, value: string): readonly Answered[] {
    const forms = clients.map((client) => ({ client, answer: client.fill(field, value) }));
    const shown = forms.flatMap(({ client, answer }) => (answer ? [{ client, answer }] : []));
    if (shown.length === 0) {
      const names = [...new Set(clients.flatMap((client) => client.fields()))];
      tell(`The form that is open has no field ${field}, and nothing was sent. Its fields are ${names.join(', ')}.`);
    }
    return shown;
  }

  tell(
    `Type a command, or plain words for /news; a number clicks. Try:\n${examples.map((example) => `  ${example}`).join('\n')}
Save an article in the content directory, and what is announced in the channel shows up here.
${clients.map((client) => `${client.name}: ${client.where()}`).join(' · ')}. Change that with ${chatWords}.
Ctrl-C stops.`,
  );
  ask();
  const stops = clients.map((client) => client.watch((arrival) => showArrival(client, arrival)));
  let queue = Promise.resolve();
  prompt.on('line', (line) => {
    isTyping = false;
    queue = queue
      .then(() => handle(line))
      .catch((error: unknown) => tell(messageOf(error)))
      .then(ask);
  });
  prompt.on('SIGINT', () => prompt.close());
  prompt.on('close', () => {
    isClosed = true;
    isTyping = false;
    for (const stop of stops) stop();
    void queue.then(onEnd);
  });
  return { printAbove, close: () => prompt.close() };
}

interface Answered {
  readonly client: ChatClient;
  readonly answer: ChatAnswer;
}

/** Behind each number on the screen. */
type Click = () => Promise<Answered>;

async function answerOf(client: ChatClient, answer: Promise<ChatAnswer>): Promise<Answered> {
  return { client, answer: await answer };
}

function titleOf({ name }: ChatClient, { ackMs, isPrivate }: ChatAnswer): string {
  return `${name} · ${ackMs.toFixed(1)} ms${isPrivate ? ' · only visible to you' : ''}`;
}

function complete(line: string, commands: readonly AnyCommand<never>[]): [string[], string] {
  const names = commands.map(({ name }) => `/${name} `).filter((name) => name.startsWith(line));
  return [names, line];
}
