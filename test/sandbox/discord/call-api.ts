import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';

export interface ApiAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever Discord would have answered
  readonly json: any;
  readonly headers: Headers;
}

/** One bare request with the bot's token, or another; no library in between. */
export async function callApi(
  sandbox: DiscordSandbox,
  method: string,
  path: string,
  body?: unknown,
  { token = sandbox.token as string | null } = {},
): Promise<ApiAnswer> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${sandbox.apiUrl}/v10${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bot ${token}` }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : typeof body === 'string' ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? undefined : parse(text), headers: response.headers };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
