import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/runtime/clock.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { signRequest } from '../../src/sandbox/slack/sign.ts';
import { MAX_INBOUND_BYTES } from '../../src/web/inbound-routes.ts';
import { createSlowDispatch } from '../platform/article-dispatch.ts';
import { createRandom } from '../property/random.ts';
import { type HttpDoors, openHttpDoors, type SignedRequest } from './http-doors.ts';

const names = ['slack', 'discord'] as const;
type Name = (typeof names)[number];
const headersOf = {
  slack: { timestamp: 'x-slack-request-timestamp', signature: 'x-slack-signature' },
  discord: { timestamp: 'x-signature-timestamp', signature: 'x-signature-ed25519' },
} as const;

let offsetMs = 0;
/** Time that passed for the bot, of which its clock says nothing. */
let ageMs = 0;
/** The clock of the bot, beside that of the platforms. */
const clock: Clock = { ...systemClock, now: () => systemClock.now() + offsetMs, monotonic: () => performance.now() + offsetMs + ageMs };
let doors: HttpDoors;

beforeAll(async () => {
  doors = await openHttpDoors({ clock });
});
afterAll(() => doors.close());

/** A command that was signed by the platform, and that the bot has never seen. */
function signedCommand(name: Name): Promise<SignedRequest> {
  return doors.catchNext(() =>
    name === 'slack'
      ? doors.slack.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/read', text: 'hello' })
      : doors.discord.slash({
          userId: doors.discord.userId('linus'),
          channelId: doors.discord.channelId('general'),
          command: 'read',
          options: { word: 'hello' },
        }),
  );
}

function withHeader(request: SignedRequest, header: string, value: string | undefined): SignedRequest {
  const { [header]: _left, ...headers } = request.headers;
  return { ...request, headers: value === undefined ? headers : { ...headers, [header]: value } };
}

/** The text with one bit of one byte turned over. */
function flip(text: string, index: number, bit: number): string {
  const bytes = Buffer.from(text);
  bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << bit), index);
  return bytes.toString();
}

/** The bits that leave a visible character: the lower four, and the case of a letter. */
const bitsOf = (letter: string): readonly number[] => [0, 1, 2, 3, ...(/[a-f]/u.test(letter) ? [5] : [])];

describe.each(names)('a request of %s', (name) => {
  const { timestamp, signature } = headersOf[name];

  it('does nothing with any bit of its signature, its timestamp or its body turned over', async () => {
    const genuine = await signedCommand(name);
    const { [timestamp]: time = '', [signature]: signed = '' } = genuine.headers;
    const random = createRandom(6);
    const before = doors.effects();
    const forged = [
      ...[...signed].flatMap((letter, index) => bitsOf(letter).map((bit) => withHeader(genuine, signature, flip(signed, index, bit)))),
      ...[...time].flatMap((letter, index) => bitsOf(letter).map((bit) => withHeader(genuine, timestamp, flip(time, index, bit)))),
      ...Array.from(genuine.body, (byte, index) => {
        const body = Uint8Array.from(genuine.body);
        body[index] = byte ^ (1 << random.below(8));
        return { ...genuine, body };
      }),
    ];

    const statuses = new Set<number>();
    for (const request of forged) statuses.add((await doors.send(request)).status);

    expect(forged.length).toBeGreaterThan(600);
    expect(statuses).toEqual(new Set([401]));
    expect(doors.effects()).toBe(before);
    // The same request, as it was, would have done something.
    expect((await doors.send(genuine)).status).toBe(name === 'slack' ? 200 : 202);
    await expect.poll(doors.effects).toBe(before + 1);
  });

  it.each([
    [-301_000, 401],
    [301_000, 401],
    [-299_000, 0],
    [299_000, 0],
  ])('with a timestamp that is %i ms off is answered with %i, or taken', async (ms, status) => {
    const request = await signedCommand(name);
    const before = doors.effects();
    // Slack and Discord write whole seconds.
    offsetMs = Number(request.headers[timestamp]) * 1_000 + ms - systemClock.now();

    const answer = await doors.send(request).finally(() => {
      offsetMs = 0;
    });

    expect(answer.status).toBe(status === 0 ? (name === 'slack' ? 200 : 202) : status);
    expect(doors.answers.at(-1)?.refusal).toBe(status === 0 ? undefined : 'inbound.untimely');
    await expect.poll(doors.effects).toBe(status === 0 ? before + 1 : before);
  });

  it('is refused without one of its headers, with an empty one, and with a signature of another length', async () => {
    const genuine = await signedCommand(name);
    const { [signature]: signed = '' } = genuine.headers;
    const before = doors.effects();
    const wrong = [
      withHeader(genuine, timestamp, undefined),
      withHeader(genuine, signature, undefined),
      withHeader(genuine, timestamp, ''),
      ...['', signed.slice(0, -2), `${signed}00`, `${signed} `.repeat(2).trim(), signed.toUpperCase()].map((value) =>
        withHeader(genuine, signature, value),
      ),
    ];

    for (const request of wrong) expect((await doors.send(request)).status).toBe(401);
    expect(new Set(doors.answers.slice(-wrong.length).map(({ refusal }) => refusal))).toEqual(new Set(['inbound.unsigned']));
    expect(doors.effects()).toBe(before);
  });

  it('has one effect, however often it is replayed within its five minutes', async () => {
    const request = await signedCommand(name);
    const before = doors.effects();

    const answers = [];
    for (const seconds of [0, 0, 60, 200, 295]) {
      offsetMs = seconds * 1_000;
      answers.push(await doors.send(request));
    }
    offsetMs = 0;

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([name === 'slack' ? 200 : 202]));
    // Slack is told the first answer again: an empty one could overtake it.
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    await expect.poll(doors.effects).toBe(before + 1);
  });

  it('is refused before its body is read if that is too large, whatever it says about its size', async () => {
    const genuine = await signedCommand(name);
    const before = doors.effects();
    const large = { ...genuine, body: new Uint8Array(MAX_INBOUND_BYTES + 1).fill(0x20) };

    expect((await doors.send(large)).status).toBe(413);
    expect((await doors.send(withHeader(large, 'content-length', '12'))).status).toBe(413);
    expect((await doors.send({ ...genuine, body: new Uint8Array(MAX_INBOUND_BYTES).fill(0x20) })).status).toBe(401);
    expect(doors.effects()).toBe(before);
  });

  it('does nothing if its body ends too early, or a header of the signature is there twice', async () => {
    const genuine = await signedCommand(name);
    const before = doors.effects();

    expect(await sendRaw(genuine, { cut: 10 })).toBe('');
    expect(await sendRaw(genuine, { twice: signature })).toContain('401');
    expect(await sendRaw(genuine, { twice: timestamp })).toContain('401');
    expect((await doors.send({ ...genuine, body: genuine.body.slice(0, -1) })).status).toBe(401);
    expect(doors.effects()).toBe(before);
    expect(await sendRaw(genuine, {})).toMatch(/ 20[02] /u);
  });
});

/** The bytes before the body; the header `twice` is there two times. */
function headOf({ path, headers, body }: SignedRequest, twice?: string): string {
  const { 'content-length': _length, connection: _connection, 'transfer-encoding': _encoding, ...sent } = headers;
  const lines = Object.entries(sent).flatMap(([name, value]) => Array<string>(name === twice ? 2 : 1).fill(`${name}: ${value}`));
  return `${[`POST ${path} HTTP/1.1`, ...lines, `content-length: ${body.length}`, 'connection: close'].join('\r\n')}\r\n\r\n`;
}

/** Sends it byte by byte as it stands; with `cut` the sender hangs up so many bytes before the end. The first line of the answer. */
function sendRaw(request: SignedRequest, { cut = 0, twice }: { cut?: number; twice?: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(doors.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(answer.split('\r\n')[0] ?? ''));
    socket.write(headOf(request, twice));
    socket.write(request.body.slice(0, request.body.length - cut));
    if (cut > 0) socket.end(() => socket.destroy());
  });
}

/** Payloads that are signed rightly, and are none that the platforms send. */
const oddities: readonly unknown[] = [
  null,
  [],
  'text',
  7,
  {},
  { type: 2 },
  { type: 99 },
  { type: 3, data: null },
  { type: 2, data: { type: 1 } },
];

it('answers what is signed and makes no sense, does nothing for it, and lives on', async () => {
  const before = doors.effects();
  const statusesOf = async (send: (payload: unknown) => Promise<number>): Promise<readonly number[]> => {
    const statuses: number[] = [];
    for (const payload of oddities) statuses.push(await send(payload));
    return statuses;
  };
  const toSlack = (contentType: string, write: (payload: unknown) => string) => async (payload: unknown) => {
    const body = write(payload);
    const signed = signRequest({ signingSecret: doors.slack.signingSecret, body, nowMs: systemClock.now() });
    const request = { path: '/slack/events', headers: { 'content-type': contentType, ...signed }, body: Buffer.from(body) };
    return (await doors.send(request)).status;
  };
  const form = 'application/x-www-form-urlencoded';

  expect(await statusesOf(async (payload) => (await doors.discord.endpoint.deliver(payload as never)).status)).toEqual([
    400, 400, 400, 400, 202, 202, 202, 202, 202,
  ]);
  // Nobody waits for an event: unacknowledged, it would come again.
  expect(new Set(await statusesOf(toSlack('application/json', JSON.stringify)))).toEqual(new Set([200]));
  expect(new Set(await statusesOf(toSlack(form, (payload) => `payload=${JSON.stringify(payload)}`)))).toEqual(new Set([400]));
  expect(new Set(await statusesOf(toSlack(form, (payload) => `command=/read&text=${String(payload)}`)))).toEqual(new Set([400]));
  expect(doors.effects()).toBe(before);
  expect((await doors.send(await signedCommand('slack'))).status).toBe(200);
});

it('answers a command that this bot does not have with 404, and the check of a certificate with 200', async () => {
  const { slack } = doors;
  const unknown = await slack.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/weather' });
  const body = 'ssl_check=1&token=x';
  const signed = signRequest({ signingSecret: slack.signingSecret, body, nowMs: systemClock.now() });
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...signed };

  expect(unknown.status).toBe('dispatch_failed');
  expect(doors.answers.at(-1)).toMatchObject({ status: 404, refusal: 'inbound.unheard' });
  expect((await doors.send({ path: '/slack/events', headers, body: Buffer.from(body) })).status).toBe(200);
});

it('brings the answer by the response URL if Slack hangs up before it is there', async () => {
  const slow = await openHttpDoors({ dispatch: createSlowDispatch(300) });
  const { slack } = slow;
  const asked = await slow.catchNext(() => slack.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/read', text: 'hello' }));

  const socket = connect(Number(new URL(slow.url).port), '127.0.0.1');
  socket.write(headOf(asked));
  socket.write(asked.body);
  await expect.poll(slow.effects).toBe(1);
  socket.destroy();

  await expect.poll(() => slack.requests('response_url').map(({ status }) => status)).toEqual([200]);
  expect(slow.answers.at(-1)?.refusal).toBe('inbound.unanswered');
  await slow.close();
});

it('answers an event once, also if Slack delivers it again after nine minutes, signed anew', async () => {
  const { slack } = doors;
  const said = await slack.say({ userId: 'U0READER01', channelId: 'C0GENERAL1', text: `<@${slack.botUserId}> hello` });
  const mention = said.events.find(({ payload }) => JSON.stringify(payload).includes('app_mention'));
  await expect.poll(doors.effects).toBeGreaterThan(0);
  const before = doors.effects();
  ageMs = 9 * 60_000;

  const again = await mention?.redeliver();
  const later = await slack.say({ userId: 'U0READER01', channelId: 'C0GENERAL1', text: `<@${slack.botUserId}> hello again` });

  expect([again?.kind, later.events.map(({ status }) => status)]).toEqual(['acked', ['acked', 'acked']]);
  await expect.poll(doors.effects).toBe(before + 1);
});

it('refuses an Ed25519 signature of 0, 63 and 65 bytes', async () => {
  const genuine = await signedCommand('discord');
  const { signature } = headersOf.discord;

  for (const bytes of [0, 63, 65]) expect((await doors.send(withHeader(genuine, signature, 'ab'.repeat(bytes)))).status).toBe(401);
});

it('answers the checks that platforms make: a challenge, a certificate, a PING, and a forged PING', async () => {
  expect(await doors.discord.endpoint.probe()).toBe('kept');
  await expect(doors.slack.setRequestUrl(`${doors.url}/slack/events`)).resolves.toBeUndefined();
  await expect(doors.slack.setRequestUrl(`${doors.url}/elsewhere`)).rejects.toThrow('404');
  await expect(doors.discord.endpoint.save(`${doors.url}/slack/events`)).rejects.toThrow('PING');
});
