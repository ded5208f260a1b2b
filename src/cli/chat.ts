import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import type { AnyCommand } from '../command/command.ts';
import { type Painted, wrap } from '../platform/terminal/wrap.ts';
import { markedStyle, type Run, readRuns } from '../sandbox/marked-text.ts';
import type { TranscriptControl } from '../sandbox/transcript.ts';
import type { ChatAnswer, ChatPartner } from './chat-partner.ts';
import type { Output } from './output.ts';

export interface ChatOptions {
  readonly partners: readonly ChatPartner[];
  readonly commands: readonly AnyCommand<never>[];
  readonly input: NodeJS.ReadableStream;
  readonly output: Output;
  /** Where the prompt is written and edited. */
  readonly terminal: NodeJS.WritableStream;
  readonly onEnd: () => void;
}

const indent = '  ';

const examples = [
  '/news colosus cooling',
  '/term colossus',
  '/article spacex colossus > looking ahead',
  '/latest 3',
  '/announcements on',
  '/help',
];

/** A prompt that types the same command into every local platform and shows what each of them shows. */
export function startChat({ partners, commands, input, output, terminal, onEnd }: ChatOptions): () => void {
  const prompt = createInterface({
    input,
    output: terminal,
    prompt: paint(output, 'bold', 'newsdesk> '),
    completer: (line: string) => complete(line, commands),
  });
  let controls: readonly (readonly [ChatPartner, TranscriptControl])[] = [];

  async function handle(line: string): Promise<void> {
    const typed = line.trim();
    if (typed === '') return;
    if (/^(?:quit|exit|\/quit|\/exit)$/u.test(typed)) return prompt.close();
    const answers = await answersTo(typed);
    if (answers.length === 0) return;
    controls = answers.flatMap(({ partner, answer }) => answer.controls.map((control) => [partner, control] as const));
    let offset = 0;
    for (const { partner, answer } of answers) {
      output.print(frame(partner.name, answer, offset, output));
      offset += answer.controls.length;
    }
  }

  async function answersTo(typed: string): Promise<readonly { partner: ChatPartner; answer: ChatAnswer }[]> {
    if (/^\d+$/u.test(typed)) {
      const [partner, control] = controls[Number(typed) - 1] ?? [];
      if (partner && control) return [{ partner, answer: await partner.click(control) }];
      output.print(`There is no [${typed}] to click on.`);
      return [];
    }
    const [, field, value = ''] = /^([a-z][a-z:-]*)\s*=\s*(.*)$/u.exec(typed) ?? [];
    const forms = field === undefined ? [] : partners.flatMap((partner) => ({ partner, answer: partner.fill(field, value) }));
    const shown = forms.flatMap(({ partner, answer }) => (answer ? [{ partner, answer }] : []));
    if (shown.length > 0) return shown;
    const [, name = 'news', text = ''] = /^\/(\S+)\s*(.*)$/su.exec(typed) ?? [undefined, 'news', typed];
    return Promise.all(partners.map(async (partner) => ({ partner, answer: await partner.send(name, text) })));
  }

  output.print(
    `Type a command, or plain words for /news; a number clicks. Try:\n${examples.map((example) => `  ${example}`).join('\n')}\nCtrl-C stops.`,
  );
  prompt.prompt();
  let queue = Promise.resolve();
  prompt.on('line', (line) => {
    queue = queue
      .then(() => handle(line))
      .catch((error: unknown) => output.say(error instanceof Error ? error.message : String(error)))
      .then(() => prompt.prompt());
  });
  prompt.on('SIGINT', () => prompt.close());
  prompt.on('close', () => void queue.then(onEnd));
  return () => prompt.close();
}

function frame(name: string, { lines, ackMs, isPrivate }: ChatAnswer, offset: number, output: Output): string {
  const title = `── ${name} · ${ackMs.toFixed(1)} ms${isPrivate ? ' · only visible to you' : ''} ──`;
  const body = lines.flatMap((line) =>
    wrap(
      readRuns(renumber(line, offset)).map((run) => painted(run, output)),
      output.width,
      indent.length,
      indent.length,
    ),
  );
  return ['', paint(output, 'cyan', title), ...body.map((line) => indent + line), ''].join('\n');
}

function painted({ text, strong, muted, url }: Run, output: Output): Painted {
  return {
    text,
    paint(part) {
      const styled = paint(output, strong ? 'bold' : muted ? 'dim' : url === undefined ? 'reset' : 'underline', part);
      return output.links && url !== undefined && /^https?:\/\/[!-~]+$/u.test(url)
        ? `\u001B]8;;${url}\u0007${styled}\u001B]8;;\u0007`
        : styled;
    },
  };
}

/** The controls of the second platform go on counting where the first stopped: a number means one thing. A `[1]` of an article stays. */
function renumber(line: string, offset: number): string {
  return line.replace(/\u0001\[(\d+)\]\u0004/gu, (_, number: string) => markedStyle.strong(`[${Number(number) + offset}]`));
}

function complete(line: string, commands: readonly AnyCommand<never>[]): [string[], string] {
  const names = commands.map(({ name }) => `/${name} `).filter((name) => name.startsWith(line));
  return [names, line];
}

function paint(output: Output, style: 'bold' | 'dim' | 'cyan' | 'underline' | 'reset', text: string): string {
  return output.color && style !== 'reset' ? styleText(style, text, { validateStream: false }) : text;
}
