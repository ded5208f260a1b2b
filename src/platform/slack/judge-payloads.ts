import { WebClient } from '@slack/web-api';
import { messageOf } from '../../runtime/errors.ts';
import { slackErrorOf } from './publish-errors.ts';
import { type SamplePayload, samplePayloads } from './sample-payloads.ts';
import { silentLogger } from './silent-logger.ts';

/** Slack's own judgement of one kind of payload. */
export interface PayloadVerdict {
  /** The kind, as an operator would call it. */
  readonly what: string;
  readonly verdict: 'taken' | 'refused' | 'unknown';
  /** The faults that Slack names, each with its place; of `unknown`, why Slack did not judge. */
  readonly faults: readonly string[];
}

/** Faults that an operator is told of one payload. */
const maxFaults = 5;

/**
 * Lets Slack judge one payload of each kind that Newsdesk sends (`blocks.validate`, which takes no scope). Nothing is sent anywhere, and nobody
 * sees it. Never throws for what Slack says.
 */
export async function judgePayloads(
  { botToken, apiUrl }: { readonly botToken: string; readonly apiUrl: string },
  samples: readonly SamplePayload[] = samplePayloads(),
): Promise<readonly PayloadVerdict[]> {
  const client = new WebClient(botToken, { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, timeout: 15_000, logger: silentLogger });
  const verdicts: PayloadVerdict[] = [];
  for (const { what, ...payload } of samples) {
    try {
      await client.apiCall('blocks.validate', { ...payload });
      verdicts.push({ what, verdict: 'taken', faults: [] });
    } catch (error) {
      const faults = faultsIn(error, payload);
      verdicts.push(
        faults.length > 0
          ? { what, verdict: 'refused', faults: faults.slice(0, maxFaults) }
          : { what, verdict: 'unknown', faults: [slackErrorOf(error) ?? messageOf(error)] },
      );
    }
  }
  return verdicts;
}

/** The faults of an answer that judged (reference/methods/blocks.validate, "Validation errors"), with the kind of the part that each is in. */
function faultsIn(error: unknown, payload: unknown): readonly string[] {
  const { data } = error as { readonly data?: { readonly errors?: unknown } };
  if (!Array.isArray(data?.errors)) return [];
  return data.errors.flatMap((fault: unknown) => {
    if (typeof fault !== 'object' || fault === null) return [];
    const { pointer = '', message = '' } = fault as { readonly pointer?: string; readonly message?: string };
    const kind = kindAt(Object.values(payload as object)[0], pointer.split('/').slice(1));
    return [`${kind === undefined ? '' : `${kind}, `}${pointer === '' ? '/' : pointer}: ${message}`];
  });
}

/** The innermost `type` on the way to the fault. */
function kindAt(node: unknown, [step, ...rest]: readonly string[], above?: string): string | undefined {
  if (typeof node !== 'object' || node === null) return above;
  const own = 'type' in node && typeof node.type === 'string' ? node.type : above;
  return step === undefined ? own : kindAt((node as Readonly<Record<string, unknown>>)[step], rest, own);
}
