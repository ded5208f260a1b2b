import type { Asker, Subcommand } from '../src/command/command.ts';
import { defineCommand } from '../src/command/define-command.ts';
import type { ChannelVisibility } from '../src/ports/channel-answers.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { CommandContext } from './context.ts';
import { destinationIdOf } from './shown-to.ts';

const meanings: Readonly<Record<ChannelVisibility, string>> = {
  public: 'Everybody in this channel sees answers at once.',
  private: 'An answer in this channel is the asker’s alone until it is shared.',
};

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
      if (context.channelAnswers === undefined) return notKept();
      if (asker.installationId === undefined) return forChannels();
      await context.channelAnswers.set(destinationIdOf(asker), visibility);
      return status(context, asker);
    },
  };
}

async function status({ channelAnswers, edition: { publication } }: CommandContext, asker: Asker): Promise<Reply> {
  if (channelAnswers === undefined) return notKept();
  if (asker.installationId === undefined) return forChannels();
  const own = await channelAnswers.find(destinationIdOf(asker));
  const usual = publication.answers ?? 'private';
  return composeNotice(
    own === undefined
      ? `${meanings[usual]} That is the rule of the publication.`
      : `${meanings[own]} That is the rule of this channel; /answers usual takes it away.`,
  );
}

function notKept(): Reply {
  return composeNotice('Nothing is kept here, so a channel has no rule of its own.', 'problem');
}

function forChannels(): Reply {
  return composeNotice('This is for channels. In a direct message nobody else reads along.');
}
