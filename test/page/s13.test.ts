import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startNewsdesk } from '../e2e/newsdesk-process.ts';
import { auditPage } from './audit-page.ts';

/** The server's allowance for a slow client, as `runtime/http-server.ts` sets it, and a margin for a busy machine. */
const patienceMs = 30_000;
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

describe('the safety of the page', () => {
  it('has 0 findings', async () => {
    const desk = startNewsdesk(['serve']);
    closers.push(() => void desk.child.kill('SIGKILL'));
    const { page } = await desk.line('ready');

    const findings = await auditPage({ link: String(page), patienceMs });

    expect(findings).toEqual([]);
  });

  it('is something that the audit would miss: a careless server has findings of every kind', async () => {
    const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => {
      request.resume();
      response.setHeader('Content-Security-Policy', "default-src *; script-src 'self' 'unsafe-inline'");
      response.setHeader('Access-Control-Allow-Origin', '*');
      if (request.url?.includes('events')) {
        response.setHeader('Content-Type', 'text/event-stream');
        response.write('data: {"kind":"state","token":"xoxb-0123456789-abcdef"}\n\n');
      } else response.end('<script>"newsdesk-token" content="abc"</script><img src="https://evil.example/a.png"><i onclick="eval(1)">');
    });
    server.headersTimeout = 0;
    server.requestTimeout = 0;
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
    closers.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;

    const findings = await auditPage({ link: `http://127.0.0.1:${port}/page/`, patienceMs: 3_000 });

    const kinds = [...new Set(findings.map(({ check }) => check))];
    expect(kinds).toEqual(
      expect.arrayContaining([
        'headers of the document',
        'what the document loads',
        'names that are not ours',
        'pages that are not ours',
        'acts that are not right',
        'a body without end',
        'files that are not ours',
        'what is told',
        'too many readers',
        'clients that never finish',
      ]),
    );
  });
});
