import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createScrubber } from '../../src/runtime/scrub.ts';

/** Something about the page that would let somebody in, out or through. */
export interface Finding {
  readonly check: string;
  readonly what: string;
}

export interface Audit {
  /** `http://127.0.0.1:8080/page/` */
  readonly link: string;
  /** Time for which a silent client may hold a connection, in ms. */
  readonly patienceMs: number;
}

interface Visit extends Audit {
  readonly port: number;
  readonly token: string;
  readonly document: Response;
  readonly html: string;
}

/** Looks for every hole that a page on loopback is known to have; it only ever talks to `link`. An empty list is the target. */
export async function auditPage({ link, patienceMs }: Audit): Promise<readonly Finding[]> {
  const document = await fetch(link);
  const html = await document.text();
  const token = /newsdesk-token" content="([^"]+)/.exec(html)?.[1] ?? '';
  const visit: Visit = { link, patienceMs, port: Number(new URL(link).port), token, document, html };
  const findings: Finding[] = [];
  for (const [check, run] of Object.entries(checks)) {
    const whats = await run(visit).catch((error: unknown) => [`the check itself failed: ${String(error)}`]);
    findings.push(...whats.map((what) => ({ check, what })));
  }
  return findings;
}

type Check = (visit: Visit) => Promise<readonly string[]>;

const checks: Readonly<Record<string, Check>> = {
  'headers of the document': async ({ document: { headers } }) => {
    const policy = Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        return [name, sources.join(' ')];
      }),
    );
    const wanted = {
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'form-action': "'none'",
    };
    const others = {
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    };
    return [
      ...Object.entries(wanted).flatMap(([name, value]) => (policy[name] === value ? [] : [`CSP ${name} is ${policy[name]}`])),
      ...Object.keys(policy).flatMap((name) => (name in wanted ? [] : [`CSP also allows ${name} ${policy[name]}`])),
      ...Object.entries(others).flatMap(([name, value]) => (headers.get(name) === value ? [] : [`${name} is ${headers.get(name)}`])),
    ];
  },

  'what the document loads': async ({ link, html }) => {
    const files = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, url = '']) => url).filter((url) => url !== 'data:,');
    const texts = await Promise.all(files.map(async (url) => ({ url, text: await (await fetch(new URL(url, link))).text() })));
    return [
      ...(files.length === 0 ? ['it loads nothing at all'] : []),
      ...files.flatMap((url) => (/^(?:[a-z]+:|\/\/)/i.test(url) ? [`it loads ${url}`] : [])),
      ...(/<script(?![^>]*\bsrc=)|<style|\bon\w+=|\bstyle=/i.test(html) ? ['it has inline script or style'] : []),
      ...texts.flatMap(({ url, text }) =>
        /@import|url\((?!["']?(?:data:|#))/.test(url.endsWith('.css') ? text : '') ? [`${url} loads more`] : [],
      ),
      ...texts.flatMap(({ url, text }) => (/\beval\(|new Function\(/.test(url.endsWith('.js') ? text : '') ? [`${url} runs text`] : [])),
    ];
  },

  'names that are not ours': async ({ port, token }) => {
    const hosts = ['evil.example', `evil.example:${port}`, `127.0.0.1.evil.example:${port}`, '127.0.0.1:1', `10.0.0.1:${port}`, ''];
    const paths = ['/page/', `/page/events?token=${token}`, '/page/assets/main.js'];
    const answers = hosts.flatMap((host) => paths.map(async (path) => ({ host, path, answer: await request(port, { host, path }) })));
    return (await Promise.all(answers)).flatMap(({ host, path, answer }) =>
      /^HTTP\/1\.1 4\d\d/.test(answer) && !(token !== '' && answer.includes(token)) ? [] : [`${path} is answered under the host "${host}"`],
    );
  },

  'pages that are not ours': async ({ port, token }) => {
    const forged = [
      { Origin: 'http://evil.example' },
      { Origin: 'null' },
      { Origin: `http://localhost:${port + 1}` },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ];
    const asked = forged.flatMap((headers) => [
      {
        what: `an act with ${JSON.stringify(headers)}`,
        ask: request(port, { ...act(token), headers: { ...act(token).headers, ...headers } }),
      },
      { what: `events with ${JSON.stringify(headers)}`, ask: request(port, { path: `/page/events?token=${token}`, headers }) },
    ]);
    const preflight = await request(port, { path: '/page/act', method: 'OPTIONS', headers: { Origin: 'http://evil.example' } });
    const answers = await Promise.all(asked.map(async ({ what, ask }) => ({ what, answer: await ask })));
    return [
      ...answers.flatMap(({ what, answer }) => (/^HTTP\/1\.1 403/.test(answer) ? [] : [`${what} is answered with ${statusOf(answer)}`])),
      ...(/access-control-allow/i.test(preflight) ? ['a preflight is allowed'] : []),
    ];
  },

  'acts that are not right': async ({ port, token }) => {
    const good = act(token);
    const wrong: readonly (readonly [string, RawRequest, RegExp])[] = [
      ['no token', { ...good, headers: { 'Content-Type': 'application/json' } }, /^HTTP\/1\.1 403/],
      ['a wrong token', act(`${token.slice(0, -1)}!`), /^HTTP\/1\.1 403/],
      [
        'a token in the address',
        { ...good, path: `/page/act?token=${token}`, headers: { 'Content-Type': 'application/json' } },
        /^HTTP\/1\.1 403/,
      ],
      ['a form', { ...good, headers: { ...good.headers, 'Content-Type': 'application/x-www-form-urlencoded' } }, /^HTTP\/1\.1 415/],
      ['plain text', { ...good, headers: { ...good.headers, 'Content-Type': 'text/plain' } }, /^HTTP\/1\.1 415/],
      ['no JSON', { ...good, body: '{' }, /^HTTP\/1\.1 400/],
      ['an unknown kind', { ...good, body: '{"kind":"shutdown"}' }, /^HTTP\/1\.1 400/],
      ['an unknown field', { ...good, body: '{"kind":"clearFaults","and":"more"}' }, /^HTTP\/1\.1 400/],
      [
        'a fault without end',
        { ...good, body: JSON.stringify({ kind: 'fault', platform: 'slack', fault: 'hang', what: 'post', times: 1e9 }) },
        /^HTTP\/1\.1 400/,
      ],
      ['JSON nested 20,000 deep', { ...good, body: '['.repeat(20_000) }, /^HTTP\/1\.1 400/],
      ['64 kB and more', { ...good, body: JSON.stringify({ kind: 'clearFaults', pad: 'x'.repeat(65_536) }) }, /^HTTP\/1\.1 413/],
      ['GET', { path: '/page/act', headers: { 'X-Newsdesk-Token': token } }, /^HTTP\/1\.1 40[45]/],
      ['32 kB of headers', { path: '/page/', headers: { 'X-Pad': 'x'.repeat(32_768) } }, /^HTTP\/1\.1 431/],
    ];
    const answers = await Promise.all(wrong.map(async ([what, raw, expected]) => ({ what, expected, answer: await request(port, raw) })));
    return answers.flatMap(({ what, expected, answer }) => (expected.test(answer) ? [] : [`${what} is answered with ${statusOf(answer)}`]));
  },

  'a body without end': async ({ port, token }) => {
    const head = `POST /page/act HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nX-Newsdesk-Token: ${token}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const answer = await exchange(port, head, { chunks: Array.from({ length: 64 }, () => `4000\r\n${'x'.repeat(0x4000)}\r\n`) });
    return /^HTTP\/1\.1 413/.test(answer) ? [] : [`1 MB in chunks is answered with ${statusOf(answer)}`];
  },

  'files that are not ours': async ({ port }) => {
    const names = [
      '../../../package.json',
      '..%2f..%2f..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
      '....//package.json',
      '/etc/passwd',
      '%00',
    ];
    const answers = await Promise.all(names.map((name) => request(port, { path: `/page/assets/${name}` })));
    return answers.flatMap((answer, index) =>
      /^HTTP\/1\.1 4\d\d/.test(answer) && !/"name":|root:/.test(answer)
        ? []
        : [`assets/${names[index]} is answered with ${statusOf(answer)}`],
    );
  },

  'what is told': async ({ link, token }) => {
    const abort = new AbortController();
    const events = await fetch(`${link}events?token=${token}`, { signal: abort.signal });
    const reader = events.body?.getReader();
    let text = '';
    const decoder = new TextDecoder();
    while (!text.includes('"kind":"state"') || !text.endsWith('\n\n')) {
      const frame = await reader?.read();
      if (frame === undefined || frame.done) break;
      text += decoder.decode(frame.value, { stream: true });
    }
    abort.abort();
    // Everything with the shape of a credential would be taken out of a log.
    return [
      ...(text.includes('"kind":"state"') ? [] : ['there is no state']),
      ...(createScrubber([])(text) === text ? [] : ['a credential is told']),
      ...(token !== '' && text.includes(token) ? ['the token is told again'] : []),
    ];
  },

  'too many readers': async ({ link, token, port }) => {
    const aborts = Array.from({ length: 48 }, () => new AbortController());
    const opened = await Promise.all(aborts.map(({ signal }) => fetch(`${link}events?token=${token}`, { signal })));
    const health = await request(port, { path: '/healthz' });
    for (const abort of aborts) abort.abort();
    const refused = opened.filter(({ status }) => status === 503).length;
    const isFree = await comesFree(`${link}events?token=${token}`);
    return [
      ...(refused === 0 ? ['48 streams of events are open at once'] : []),
      ...(isFree ? [] : ['streams that were left are counted for ever']),
      ...(/^HTTP\/1\.1 200/.test(health) ? [] : ['nothing else is answered meanwhile']),
    ];
  },

  'clients that never finish': async ({ port, token, patienceMs }) => {
    const half = `GET /page/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Slow: `;
    const body = `POST /page/act HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nX-Newsdesk-Token: ${token}\r\nContent-Length: 1000\r\n\r\n{`;
    const slow = [...Array.from({ length: 20 }, () => half), ...Array.from({ length: 5 }, () => body)];
    const [held, health] = await Promise.all([
      Promise.all(slow.map((text) => holdOpen(port, text, patienceMs))),
      request(port, { path: '/healthz' }),
    ]);
    const open = held.filter((isOpen) => isOpen).length;
    return [
      ...(open === 0 ? [] : [`${open} of ${slow.length} connections are still held after ${patienceMs} ms`]),
      ...(/^HTTP\/1\.1 200/.test(health) ? [] : ['nothing else is answered meanwhile']),
    ];
  },

  'other networks': async ({ port }) => {
    const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
    const outside = addresses.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address);
    const reached = await Promise.all(outside.map((address) => isReached(address, port)));
    return outside
      .filter((_, index) => reached[index])
      .map((address) => `it is reached at another address than loopback (${address.length} characters)`);
  },

  'what is left afterwards': async ({ link }) => ((await fetch(link)).status === 200 ? [] : ['the page is not answered any more']),
};

/** Whether a stream is given again once the others were left; tried for 5 s. */
async function comesFree(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const abort = new AbortController();
    const { ok } = await fetch(url, { signal: abort.signal });
    abort.abort();
    if (ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

interface RawRequest {
  readonly path: string;
  readonly method?: string;
  /** Undefined: our own; empty: none. */
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function act(token: string): RawRequest & { readonly headers: Readonly<Record<string, string>> } {
  const headers = { 'Content-Type': 'application/json', 'X-Newsdesk-Token': token };
  return { path: '/page/act', method: 'POST', headers, body: '{"kind":"clearFaults"}' };
}

/** By hand, because fetch does not let anybody choose a `Host`. */
function request(port: number, { path, method = 'GET', host = `127.0.0.1:${port}`, headers = {}, body = '' }: RawRequest): Promise<string> {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...(host === '' ? [] : [`Host: ${host}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
    'Connection: close',
  ];
  return exchange(port, `${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** The bytes that came back by the time the server closed, or 3 s had passed. */
function exchange(port: number, text: string, { chunks = [] }: { readonly chunks?: readonly string[] } = {}): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let answer = '';
  const socket = connect(port, '127.0.0.1', () => {
    socket.write(text);
    for (const chunk of chunks) socket.write(chunk);
  });
  const end = (): void => {
    clearTimeout(timer);
    socket.destroy();
    resolve(answer);
  };
  const timer = setTimeout(end, 3_000);
  socket.setEncoding('utf8');
  socket.on('data', (data) => (answer += data));
  socket.on('error', end);
  socket.on('close', end);
  return promise;
}

/** Whether the server still holds the connection after `patienceMs`; a byte goes out every second. */
function holdOpen(port: number, text: string, patienceMs: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, '127.0.0.1', () => socket.write(text));
  const drip = setInterval(() => socket.write('a'), 1_000);
  const end = (isOpen: boolean): void => {
    clearInterval(drip);
    clearTimeout(timer);
    socket.destroy();
    resolve(isOpen);
  };
  const timer = setTimeout(end, patienceMs, true);
  socket.on('data', () => {});
  socket.on('error', () => end(false));
  socket.on('close', () => end(false));
  return promise;
}

function isReached(address: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host: address, port, timeout: 1_000 }, () => resolve(true));
  socket.on('error', () => resolve(false));
  socket.on('timeout', () => resolve(false));
  return promise.finally(() => socket.destroy());
}

function statusOf(answer: string): string {
  return answer.slice(0, Math.max(0, answer.indexOf('\r\n'))) || 'nothing';
}
