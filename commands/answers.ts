import type { Asker, Subcommand } from '../src/command/command.ts';
import { defineCommand } from '../src/command/define-command.ts';
import type { ChannelVisibility } from '../src/ports/channel-answers.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { CommandContext } from './context.ts';
import { destinationIdOf } from './shown-to.ts';
import type { Words } from '../src/words/words.ts';

const meanings = { public: 'answersArePublic', private: 'answersArePrivate' } as const satisfies Record<ChannelVisibility, keyof Words>;

export const answers = defineCommand<CommandContext, Record<never, never>>({
  name: 'answers',
  description: 'Who sees the answers to questions in this channel',
  examples: ['status', 'public', 'private', 'usual'],
  options: {},
  subcommands: {
    status: {
      description: 'Who sees answers here, and by which rule?',
      options: {},
      handler: (_, context, asker) => status(context, asker),
    },
    public: choosing('Everybody in this channel sees answers at once', 'public'),
    private: choosing('An answer is the asker’s alone until it is shared', 'private'),
    usual: choosing('Go by the rule of the publication', undefined),
  },
  audience: 'asker',
  forManagers: true,
  handler: (_, context, asker) => status(context, asker),
});

function choosing(description: string, visibility: ChannelVisibility | undefined): Subcommand<CommandContext, Record<never, never>> {
  return {
    description,
    options: {},
    async handler(_, context, asker): Promise<Reply> {
      if (context.channelAnswers === undefined) return notKept(context.words);
      if (asker.installationId === undefined) return forChannels(context.words);
      await context.channelAnswers.set(destinationIdOf(asker), visibility);
      return status(context, asker);
    },
  };
}

async function status({ channelAnswers, words, edition: { publication } }: CommandContext, asker: Asker): Promise<Reply> {
  if (channelAnswers === undefined) return notKept(words);
  if (asker.installationId === undefined) return forChannels(words);
  const own = await channelAnswers.find(destinationIdOf(asker));
  const usual = publication.answers ?? 'private';
  return composeNotice(
    own === undefined
      ? words.ruleOfPublication(words[meanings[usual]])
      : words.ruleOfChannel(words[meanings[own]], words.slash('answers usual')),
  );
}

function notKept(words: Words): Reply {
  return composeNotice(words.noOwnRule, 'problem');
}

function forChannels(words: Words): Reply {
  return composeNotice(words.rulesAreForChannels);
}
