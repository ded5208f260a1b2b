import { composeNotice } from '../../reply/compose-notice.ts';
import type { Reply } from '../../reply/reply.ts';
import type { Words } from '../../words/words.ts';
import { CannotTellError } from '../cannot-tell.ts';
import type { Answer, Asker, Dispatch } from '../command.ts';
import { findOpenChannels } from './judge-use.ts';
import type { Rights } from './rights.ts';
import type { Verdict } from './rule.ts';
import { type Needed, usesOfIntent } from './uses.ts';

/** Channels that a refusal names: more would be a list, and not a hint. */
const maxNamed = 10;

/**
 * Stands before dispatch on every platform, and lets through what the table of rights lets through. Somebody who is refused is told so
 * alone, in their own language, with the channels that would do.
 */
export function restrict(dispatch: Dispatch, rights: Rights): Dispatch {
  if (!rights.restricts) return dispatch;
  async function allowed<T extends Answer | undefined = Answer>(
    needed: Needed,
    asker: Asker,
    answer: () => Promise<T>,
  ): Promise<T | Answer> {
    const words = dispatch.wordsOf(asker);
    try {
      const verdict = await rights.judge(needed, asker);
      if (verdict.kind !== 'open') return await composeRefusal(verdict, asker, words);
    } catch (cause) {
      if (cause instanceof CannotTellError) return passing(composeNotice(cause.message, 'problem'));
      throw cause;
    }
    return answer();
  }

  async function isOpen(needed: Needed, asker: Asker): Promise<boolean> {
    try {
      return (await rights.judge(needed, asker)).kind === 'open';
    } catch (cause) {
      // Nobody is told of it, so nobody is let in.
      if (cause instanceof CannotTellError) return false;
      throw cause;
    }
  }

  return {
    ...dispatch,
    run: (invocation) => allowed([[invocation.command]], invocation.asker, () => dispatch.run(invocation)),
    runText: (command, text, asker) => allowed([[command]], asker, () => dispatch.runText(command, text, asker)),
    act: (intent, asker, values) => allowed(usesOfIntent(intent), asker, () => dispatch.act(intent, asker, values)),
    submit: (command, values, asker, channel) => allowed([[command]], asker, () => dispatch.submit(command, values, asker, channel)),
    // They answer as /news does.
    hear: (text, asker) => allowed([['mention'], ['news']], asker, () => dispatch.hear(text, asker)),
    lookUp: (text, asker) => allowed([['look-up'], ['news']], asker, () => dispatch.lookUp(text, asker)),
    home: (asker) => allowed([['home']], asker, () => dispatch.home(asker)),
    unfurl: async (address, asker) => ((await isOpen([['preview']], asker)) ? dispatch.unfurl(address, asker) : undefined),
    suggest: async (path, option, typed, given, asker) =>
      (await isOpen([[path.command]], asker)) ? dispatch.suggest(path, option, typed, given, asker) : [],
  };
}

async function composeRefusal(verdict: Exclude<Verdict, { kind: 'open' }>, asker: Asker, words: Words): Promise<Reply> {
  const channels = verdict.kind === 'others' ? undefined : await findOpenChannels(asker, verdict.scopes, maxNamed);
  if (channels === undefined) return passing(composeNotice(words.notForYou, 'problem'));
  const notice = composeNotice(words.notHere, 'problem');
  const ids = channels.filter((id) => id !== 'direct');
  const direct = channels.includes('direct') ? [{ kind: 'paragraph', text: words.openDirect } as const] : [];
  const named = ids.length === 0 ? [] : [{ kind: 'paragraph', text: words.openIn } as const, { kind: 'channels', ids } as const];
  return passing({ ...notice, blocks: [...notice.blocks, ...named, ...direct] });
}

/** A refusal takes nothing away that somebody is reading. */
function passing(reply: Reply): Reply {
  return { ...reply, isPassing: true };
}
