import { inboundPaths } from '../../src/platform/inbound-paths.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import type { SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { type Environment, type NewsdeskProcess, startNewsdesk } from '../e2e/newsdesk-process.ts';
import { createOutageLog, type OutageLog } from './outage-log.ts';
import { startRepeatingRelay } from './repeating-relay.ts';

/** One `newsdesk serve` of several. */
export interface ServeReplica extends Pick<OutageLog, 'ran'> {
  readonly process: NewsdeskProcess;
  /** Resolves when it is ready. */
  readonly ready: Promise<unknown>;
  /** `http://127.0.0.1:PORT`, once it has one. */
  origin(): string | undefined;
  kill(): Promise<void>;
  /** SIGSTOP, and SIGCONT after so many ms. */
  freeze(forMs: number): Promise<void>;
}

/** Several `newsdesk serve` that are told of what people do over HTTP, by one proxy before them. */
export interface ServeReplicas extends AsyncDisposable {
  start(): ServeReplica;
  /** Saves the address of the proxy at both platforms, which try it first. @throws if no process is ready within `startMs`. */
  connect(): Promise<void>;
  /**
   * Ends all that live as an operator does; resolves with the exit codes of all that were started and not killed, of those too that had ended
   * by themselves. One that does not end in time is killed, and has no code.
   */
  end(): Promise<readonly (number | null)[]>;
}

export interface ServeReplicasOptions {
  readonly environment: Environment;
  readonly discord: DiscordSandbox;
  readonly slack: SlackSandbox;
  /** A start takes some seconds; only one that hangs is a fault, in ms. */
  readonly startMs: number;
  /** From SIGTERM until a process is killed that does not end, in ms. */
  readonly endMs?: number;
  readonly onPassed?: (body: Buffer, replica: ServeReplica) => void;
}

/** An operator's tools kill after ten seconds; a machine that does much else is given more, in ms. */
const END_MS = 60_000;

/** As in deploy/replicas/Caddyfile: who is asked for `/readyz/requests`, how often, and for how long, in ms. */
const HEALTH_PATH = '/readyz/requests';
const HEALTH_EVERY_MS = 500;
const HEALTH_WITHIN_MS = 1_000;

export async function createServeReplicas(options: ServeReplicasOptions): Promise<ServeReplicas> {
  const { discord, slack, startMs, endMs = END_MS, onPassed = () => {} } = options;
  const environment: Environment = {
    ...options.environment,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_PUBLIC_KEY: discord.publicKey,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
  };
  /** All that were started and not killed. */
  const owed = new Set<ServeReplica>();
  const living = new Set<ServeReplica>();
  const taking = new Set<ServeReplica>();
  const relay = await startRepeatingRelay({
    to: () => [...taking].map((replica) => replica.origin() ?? ''),
    copies: 1,
    gapMs: () => 0,
    onPassed(body, origin) {
      for (const replica of living) if (replica.origin() === origin) onPassed(body, replica);
    },
  });
  const asking = setInterval(() => living.forEach((replica) => void judgeHealth(replica)), HEALTH_EVERY_MS);

  async function judgeHealth(replica: ServeReplica): Promise<void> {
    const origin = replica.origin();
    if (origin === undefined) return;
    const response = await fetch(origin + HEALTH_PATH, { signal: AbortSignal.timeout(HEALTH_WITHIN_MS) }).catch(() => undefined);
    if (response?.ok === true && living.has(replica)) taking.add(replica);
    else taking.delete(replica);
  }

  function start(): ServeReplica {
    const process = startNewsdesk(['serve'], environment);
    const outages = createOutageLog();
    let origin: string | undefined;
    void process.line('health is answered', startMs).then(
      ({ url }) => {
        origin = String(url).replace('0.0.0.0', '127.0.0.1');
      },
      () => undefined,
    );
    const ready = process.line('ready', startMs);
    // One that is killed at its start is never ready.
    ready.catch(() => undefined);
    void process.finished().then(() => {
      living.delete(replica);
      taking.delete(replica);
    });
    const replica: ServeReplica = {
      process,
      ready,
      ran: outages.ran,
      origin: () => origin,
      async kill() {
        outages.begin();
        // One that had ended by itself has a code to answer for.
        if (living.has(replica)) owed.delete(replica);
        process.child.kill('SIGKILL');
        await process.finished();
      },
      async freeze(forMs) {
        const end = outages.begin();
        process.child.kill('SIGSTOP');
        await new Promise((resolve) => setTimeout(resolve, forMs));
        process.child.kill('SIGCONT');
        end();
      },
    };
    owed.add(replica);
    living.add(replica);
    return replica;
  }

  return {
    start,
    async connect() {
      for (let waitedMs = 0; taking.size === 0; waitedMs += HEALTH_EVERY_MS) {
        if (waitedMs >= startMs) throw new Error(`No process was ready within ${startMs} ms.`);
        await new Promise((resolve) => setTimeout(resolve, HEALTH_EVERY_MS));
      }
      await slack.setRequestUrl(relay.url + inboundPaths.slack);
      await discord.endpoint.save(relay.url + inboundPaths.discord);
    },
    async end() {
      const ending = [...owed].map(async (replica) => {
        const { child, finished } = replica.process;
        if (living.has(replica)) child.kill('SIGTERM');
        const timer = setTimeout(() => child.kill('SIGKILL'), endMs);
        const { code } = await finished();
        clearTimeout(timer);
        return code;
      });
      return Promise.all(ending);
    },
    async [Symbol.asyncDispose]() {
      clearInterval(asking);
      await Promise.all([...living].map((replica) => replica.kill()));
      await relay.close();
    },
  };
}
