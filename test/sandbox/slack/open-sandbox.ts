import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { App } from '@slack/bolt';
import { onTestFinished } from 'vitest';

import { createSlackSandbox, type SlackSandbox, type SlackSandboxOptions } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { createBoltApp, silentLogger } from './connect-bolt.ts';

export const reader = 'U0READER01';
export const admin = 'U0ADMIN001';
export const guest = 'U0GUEST001';
export const general = 'C0GENERAL1';
export const announcements = 'C0ANNOUNCE';

/** A sandbox that ends with the test. */
export async function openSandbox(options?: SlackSandboxOptions): Promise<SlackSandbox> {
  const sandbox = await createSlackSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** The real WebClient, which does not try again unless told to. */
export function createClient(
  sandbox: SlackSandbox,
  { token = sandbox.botToken, ...options }: WebClientOptions & { token?: string } = {},
): WebClient {
  return new WebClient(token, { slackApiUrl: sandbox.apiUrl, logger: silentLogger, retryConfig: { retries: 0 }, ...options });
}

/** The real Bolt, connected over Socket Mode once `listen` has added what it listens to. */
export async function connectBolt(sandbox: SlackSandbox, listen: (app: App) => void = () => {}): Promise<App> {
  const app = createBoltApp(sandbox);
  listen(app);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** One call without any SDK: `args` as JSON, or as a form where `form` says so. */
export async function call(
  sandbox: SlackSandbox,
  method: string,
  args: Record<string, unknown> = {},
  { token = sandbox.botToken, form = false }: { readonly token?: string; readonly form?: boolean } = {},
): Promise<RawAnswer> {
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8';
  const body = form ? new URLSearchParams(args as Record<string, string>).toString() : JSON.stringify(args);
  const headers = { 'content-type': type, ...(token === '' ? {} : { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${sandbox.apiUrl}${method}`, { method: 'POST', headers, body });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
}

/** The error that the WebClient throws if Slack refuses: its `data` is Slack's answer. */
export async function refusalOf(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (typeof error === 'object' && error !== null && 'data' in error) return error.data as Record<string, unknown>;
  throw new Error('The call was expected to be refused by Slack.', { cause: error });
}
