import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createOutput } from '../../src/cli/output.ts';
import { sayFault } from '../../src/cli/say-fault.ts';
import { NewsdeskError } from '../../src/runtime/errors.ts';
import { acceptAnswer } from '../../src/sources/feeds/refuse-answer.ts';
import { createGuardedFetch } from '../../src/sources/network/guarded-fetch.ts';
import { startFeedServer } from '../sources/feeds/feed-server.ts';

const said = (error: unknown): string => {
  const stderr = new PassThrough();
  sayFault(error as NewsdeskError, createOutput(new PassThrough(), stderr));
  return String(stderr.read());
};

it('says of a fault that may pass to run the command again, since a command that ends tries nothing again', async () => {
  const server = await startFeedServer();
  const fetch = createGuardedFetch({ userAgent: 'test', allowPrivate: true, allowedHosts: [], timeoutMs: 300 });
  const fault = (url: string): Promise<unknown> =>
    fetch.get({ url }).then(
      (answer) => acceptAnswer(answer, 0),
      (error: unknown) => error,
    );

  server.answer = (_, response) => void response.writeHead(500).end();
  const status = await fault(server.origin).catch((error: unknown) => error);
  server.answer = () => {};
  const timeout = await fault(server.origin);
  await server[Symbol.asyncDispose]();
  const port = await fault(server.origin);
  await fetch.close();

  expect(said(status)).toMatch(/answered with status 500\n {2}Run it again later\.\n$/u);
  expect(said(timeout)).toMatch(/did not answer within 0\.3 s\n {2}Run it again later\.\n$/u);
  expect(said(port)).toMatch(/cannot be fetched: .*\n {2}Open the address in a browser on this machine, or run it again later\.\n$/u);
});

it('says the cure of any other fault', () => {
  expect(said(new NewsdeskError('It is shut', { code: 'x.y', fix: 'Open it.', retry: 'later' }))).toBe(
    'newsdesk: It is shut\n  Open it.\n',
  );
});
