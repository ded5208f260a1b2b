import type { InstallOutcome } from '../runtime/install-door.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Metrics } from '../runtime/metrics.ts';

/** Refusals that the operator has to see to; the others are those of strangers and of people who thought better of it. */
const operatorsOwn: ReadonlySet<string> = new Set([
  'install.bad_redirect_uri',
  'install.invalid_client_id',
  'install.bad_client_secret',
  'install.no_bot_token',
  'install.otherApp',
  'install.unreached',
  'install.stateBegun',
]);

/** Each end of an installation with its counter. */
export function createInstallEvents(logger: Logger, metrics: Metrics): (outcome: InstallOutcome) => void {
  const ends = metrics.counter({
    name: 'newsdesk_installs_total',
    help: 'Browsers that came back from Slack to install the app, by outcome.',
  });
  return ({ refusal, sentences }) => {
    ends.add({ outcome: refusal ?? 'installed' });
    if (refusal === undefined) return;
    const level = operatorsOwn.has(refusal) ? 'warn' : 'info';
    logger[level]({ code: refusal, sentences }, 'an installation was refused');
  };
}
