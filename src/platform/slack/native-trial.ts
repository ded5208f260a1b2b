import { inPlainerForm, kindsIn, messageKinds, type NativeKind } from './native-kinds.ts';
import type { Block } from './plainer-block.ts';
import type { SlackPayload } from './render.ts';

/**
 * Whether Slack takes its own, newest kinds of blocks. An acknowledgement reports no refusal, so each kind is tried once at a response URL;
 * meanwhile, and if it is refused, plainer blocks stand in its place.
 */
export interface NativeTrial {
  /** The payload for an acknowledgement; undefined if it holds a kind to try, at the response URL. */
  forAcknowledgement(payload: SlackPayload): SlackPayload | undefined;
  /** The payload for a place that reports refusals. */
  forResponse(payload: SlackPayload): SlackPayload;
  /**
   * The fate of a payload that was sent there; `taken` is what was shown of it, absent if nothing was. Other refusals may take a kind along:
   * those tell nothing about it.
   */
  settle(payload: SlackPayload, taken?: Pick<SlackPayload, 'blocks'>): void;
}

/** The payload as a view takes it. */
export function forView(payload: SlackPayload): SlackPayload {
  return withPlain(
    payload,
    kindsIn(payload.blocks).filter((kind) => messageKinds.includes(kind)),
  );
}

export function createNativeTrial(): NativeTrial {
  const states = new Map<NativeKind, 'trying' | 'taken' | 'refused'>();
  return {
    forAcknowledgement(payload) {
      const unknown = kindsIn(payload.blocks).filter((kind) => states.get(kind) !== 'taken');
      const untried = unknown.filter((kind) => !states.has(kind));
      for (const kind of untried) states.set(kind, 'trying');
      return untried.length > 0 ? undefined : withPlain(payload, unknown);
    },
    forResponse: (payload) =>
      withPlain(
        payload,
        kindsIn(payload.blocks).filter((kind) => states.get(kind) === 'refused'),
      ),
    settle(payload, taken) {
      const kinds = kindsIn(payload.blocks);
      const left = taken === undefined ? [] : kindsIn(taken.blocks);
      const gone = kinds.filter((kind) => !left.includes(kind));
      for (const kind of left) states.set(kind, 'taken');
      const isOnlyPlainer = taken !== undefined && JSON.stringify(taken.blocks) === JSON.stringify(withPlain(payload, gone).blocks);
      for (const kind of gone) {
        if (isOnlyPlainer) states.set(kind, 'refused');
        else if (states.get(kind) === 'trying') states.delete(kind);
      }
    },
  };
}

function withPlain(payload: SlackPayload, kinds: readonly NativeKind[]): SlackPayload {
  if (kinds.length === 0) return payload;
  const blocks = inPlainerForm(payload.blocks as unknown as readonly Block[], kinds);
  return { ...payload, blocks: blocks as unknown as SlackPayload['blocks'] };
}
