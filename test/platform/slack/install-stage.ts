import { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import { installPaths } from '../../../src/platform/inbound-paths.ts';
import { createInstallFlow } from '../../../src/platform/slack/oauth/install-flow.ts';
import { createInstallStates } from '../../../src/platform/slack/oauth/install-state.ts';
import { createOAuthClient } from '../../../src/platform/slack/oauth/oauth-client.ts';
import type { Storage } from '../../../src/ports/storage.ts';
import { createKeyring } from '../../../src/runtime/keyring.ts';
import type { InstallOutcome } from '../../../src/runtime/install-door.ts';
import { Secret } from '../../../src/runtime/secret.ts';
import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { openMemory } from '../../../src/storage/open-sqlite.ts';
import { createInstallRoutes } from '../../../src/web/install-routes.ts';
import { createFakeClock, type FakeClock } from '../../announce/fake-clock.ts';
import { NOON } from '../../announce/fixtures.ts';

export const publicUrl = 'https://news.example.org';
export const installer = 'U0ADMIN001';
export const stageKey = Buffer.alloc(32, 1).toString('base64');

/** A browser that has begun an installation: where it was sent, and the cookie that it was given. */
export interface Begun {
  readonly location: string;
  readonly cookie: string;
}

export interface InstallStage {
  readonly slack: SlackSandbox;
  readonly storage: Storage;
  readonly clock: FakeClock;
  readonly outcomes: readonly InstallOutcome[];
  readonly keyring: ReturnType<typeof createKeyring>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  begin(): Promise<Begun>;
  /** The person allows it, or not: the way back, below the public address. */
  allow(location: string, allows?: boolean): string;
}

/** The two addresses of an installation, in front of a Slack, without the rest of the bot. */
export async function openInstallStage(app: { readonly clientId?: string; readonly clientSecret?: string } = {}): Promise<InstallStage> {
  const { clientId = '1.2', clientSecret = 'client-secret' } = app;
  const clock = createFakeClock(NOON);
  const [storage, slack] = await Promise.all([
    openMemory(),
    createSlackSandbox({
      clock,
      oauth: { clientId: '1.2', clientSecret: 'client-secret', redirectUrls: [publicUrl + installPaths.redirect], rotatesTokens: true },
    }),
  ]);
  onTestFinished(async () => {
    await slack.close();
    await storage.close();
  });
  const keyring = createKeyring([new Secret(stageKey)]);
  const outcomes: InstallOutcome[] = [];
  const { apiUrl } = slack;
  const install = createInstallFlow({
    clientId,
    apiUrl,
    access: createOAuthClient({ clientId, clientSecret, apiUrl }, clock),
    states: createInstallStates({ keys: keyring.derive('states'), effects: storage.effects, clock }),
    installations: storage.installations,
    keyring,
    clock,
    redirectUri: publicUrl + installPaths.redirect,
    onInstalled: () => {},
    onTrouble: (error) => void outcomes.push({ status: 503, title: String(error), sentences: [] }),
  });
  const routes = new Hono().route(
    '/',
    createInstallRoutes({ ...installPaths, install: () => install, onOutcome: (outcome) => void outcomes.push(outcome) }),
  );
  const get = async (path: string, headers: Readonly<Record<string, string>> = {}) => routes.request(publicUrl + path, { headers });
  return {
    slack,
    storage,
    clock,
    outcomes,
    keyring,
    get,
    async begin() {
      const { headers } = await get(installPaths.begin);
      return { location: headers.get('location') ?? '', cookie: headers.get('set-cookie')?.split(';')[0] ?? '' };
    },
    allow(location, allows = true) {
      const outcome = slack.consent({ url: location, userId: installer, allows });
      if (outcome.kind === 'refused') throw new Error(`Slack refused: ${outcome.error}`);
      return outcome.location.slice(publicUrl.length);
    },
  };
}
