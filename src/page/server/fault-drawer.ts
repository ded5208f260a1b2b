import type { DiscordSandbox } from '../../sandbox/discord/discord-sandbox.ts';
import {
  acknowledgement,
  type FaultAction,
  faultActions,
  type FaultMatch,
  type FaultRequest,
  type FaultStrike,
  type PlannedFault,
} from '../../sandbox/faults.ts';
import type { SlackSandbox } from '../../sandbox/slack/slack-sandbox.ts';
import type { Act } from '../acts.ts';
import type { FaultKind, FaultState, FaultTarget, PageEvent, PlatformName } from '../protocol.ts';

/** The faults that were placed from the page. Those that something else placed are not its to show. */
export interface FaultDrawer {
  place(fault: Omit<Extract<Act, { kind: 'fault' }>, 'kind'>): void;
  clear(): void;
  list(): readonly FaultState[];
  close(): void;
}

interface Placed {
  readonly platform: PlatformName;
  readonly kind: FaultKind;
  readonly what: FaultTarget;
  readonly planned: PlannedFault;
}

const retryAfterMs = 2_000;

const actions: Readonly<Record<FaultKind, () => FaultAction>> = {
  lostAnswer: faultActions.lostAfterAcceptance,
  lostRequest: faultActions.lostBeforeAcceptance,
  serverError: faultActions.serverError,
  rateLimit: () => faultActions.rateLimit(retryAfterMs),
  hang: faultActions.hang,
};

const callback = /\/interactions\/\d+\/[^/]+\/callback$/;
/** interactions/receiving-and-responding, "Interaction Callback Type": suggestions, which come with every key. */
const suggestions = 8;

function isAnswer({ path, body }: FaultRequest): boolean {
  if (callback.test(path)) return (body as { readonly type?: unknown } | undefined)?.type !== suggestions;
  return /\/webhooks\/\d+\//.test(path);
}

/** Slack takes the answer to a command inside its acknowledgement, which is not a request. */
const matches: Readonly<Record<PlatformName, Readonly<Record<FaultTarget, FaultMatch>>>> = {
  discord: {
    post: { method: 'POST', path: /\/channels\/\d+\/messages$/ },
    edit: { method: 'PATCH', path: /\/channels\/\d+\/messages\/\d+$/ },
    answer: isAnswer,
  },
  slack: {
    post: { path: 'chat.postMessage' },
    edit: { path: 'chat.update' },
    answer: { path: /^\/(?:commands|actions|app)\//, acknowledgements: true },
  },
};

export function createFaultDrawer(
  sandboxes: { readonly discord: DiscordSandbox; readonly slack: SlackSandbox },
  emit: (event: PageEvent) => void,
): FaultDrawer {
  const placed: Placed[] = [];

  function list(): readonly FaultState[] {
    return placed
      .filter(({ planned }) => planned.remaining > 0)
      .map(({ platform, kind, what, planned: { id, remaining, hits } }) => ({ platform, id, kind, what, remaining, hits }));
  }

  function tell(): void {
    emit({ kind: 'faults', faults: list() });
  }

  function onStrike(platform: PlatformName, { faultId, request: { method, path } }: FaultStrike): void {
    const fault = placed.find((each) => each.platform === platform && each.planned.id === faultId);
    if (fault === undefined) return;
    // The path of an answer carries the token that lets anybody give it.
    const what = fault.what !== 'answer' ? `${method} ${path}` : method === acknowledgement ? 'an acknowledgement' : `${method}, an answer`;
    emit({ kind: 'struck', platform, fault: fault.kind, what });
    tell();
  }

  const onSlackStrike = (strike: FaultStrike): void => onStrike('slack', strike);
  sandboxes.slack.events.on('fault', onSlackStrike);
  const unsubscribe = sandboxes.discord.subscribe((event) => {
    if (event.kind === 'faultStruck') onStrike('discord', event.strike);
  });

  return {
    list,
    place({ platform, fault, what, times }) {
      const planned = sandboxes[platform].faults.fault({ match: matches[platform][what], times, action: actions[fault]() });
      placed.push({ platform, kind: fault, what, planned });
      tell();
    },
    clear() {
      for (const { planned } of placed.splice(0)) planned.remove();
      tell();
    },
    close() {
      unsubscribe();
      sandboxes.slack.events.off('fault', onSlackStrike);
    },
  };
}
