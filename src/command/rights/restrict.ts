import { composeNotice } from '../../reply/compose-notice.ts';
import type { Reply } from '../../reply/reply.ts';
import type { Words } from '../../words/words.ts';
import { CannotTellError } from '../cannot-tell.ts';
import type { CommandResult, Asker, Dispatch } from '../command.ts';
import { findOpenChannels } from './judge-use.ts';
import type { Rights } from './rights.ts';
import type { Verdict } from './rule.ts';
import { type Needed, usesOfIntent } from './uses.ts';
import { sayKept } from '../../words/kept-text.ts';

/** Channels that a refusal names: more would be a list, and not a hint. */
const maxNamed = 10;

/**
 * Stands before dispatch on every platform, and lets through what the table of rights lets through. Somebody who is refused is told so
 * alone, in their own language, with the channels that would do.
 */
export function restrict(dispatch: Dispatch, rights: Rights): Dispatch {
  if (!rights.restricts) return dispatch;
  async function refusalOf(needed: Needed, asker: Asker): Promise<Reply | undefined> {
    const verdict = await rights.judge(needed, asker);
    return verdict.kind === 'open' ? undefined : composeRefusal(verdict, asker, dispatch.wordsOf(asker));
  }

  async function allowed<T extends CommandResult | undefined = CommandResult>(
    needed: Needed,
    asker: Asker,
    answer: () => Promise<T>,
  ): Promise<T | CommandResult> {
    try {
      const refusal = await refusalOf(needed, asker);
      if (refusal !== undefined) return refusal;
    } catch (cause) {
      if (cause instanceof CannotTellError) return passing(composeNotice(sayKept(cause.message, dispatch.wordsOf(asker)), 'problem'));
      throw cause;
    }
    return answer();
  }

  /** The same person, for whom another channel is judged as well: what is done for it takes the right to it in both. */
  function judgedThere(needed: Needed, { inChannel, ...asker }: Asker): Asker {
    if (inChannel === undefined) return asker;
    return {
      ...asker,
      async inChannel(channelId) {
        const there = await inChannel(channelId);
        if (there === undefined || 'refusal' in there) return there;
        const refusal = await refusalOf(needed, there);
        return refusal === undefined ? there : { refusal };
      },
    };
  }

  /** For what may be done for another channel than that of the press. */
  function allowedThere(needed: Needed, asker: Asker, answer: (judged: Asker) => Promise<CommandResult>): Promise<CommandResult> {
    return allowed(needed, asker, () => answer(judgedThere(needed, asker)));
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
    act: (intent, asker, values) => allowedThere(usesOfIntent(intent), asker, (judged) => dispatch.act(intent, judged, values)),
    submit: (command, values, asker, channel) =>
      allowedThere([[command]], asker, (judged) => dispatch.submit(command, values, judged, channel)),
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
  const notice = composeNotice(asker.isElsewhere ? words.elsewhere.notHere : words.notHere, 'problem');
  const ids = channels.filter((id) => id !== 'direct');
  // A direct message is not set up from a channel.
  const direct = channels.includes('direct') && !asker.isElsewhere ? [{ kind: 'paragraph', text: words.openDirect } as const] : [];
  const named = ids.length === 0 ? [] : [{ kind: 'paragraph', text: words.openIn } as const, { kind: 'channels', ids } as const];
  return passing({ ...notice, blocks: [...notice.blocks, ...named, ...direct] });
}

/** A refusal takes nothing away that somebody is reading. */
function passing(reply: Reply): Reply {
  return { ...reply, isPassing: true };
}
