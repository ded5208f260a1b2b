import { NewsdeskError } from '../../runtime/errors.ts';
import type { DiscordSandbox } from '../../sandbox/discord/discord-sandbox.ts';
import { nameMentions } from '../../sandbox/name-mentions.ts';
import { typedText } from '../../sandbox/slack/people/typed-text.ts';
import type { SlackSandbox } from '../../sandbox/slack/slack-sandbox.ts';
import type { Act, ActResult } from '../acts.ts';
import { actOnDiscord } from './discord-acts.ts';
import type { FaultDrawer } from './fault-drawer.ts';
import { actOnSlack } from './slack-acts.ts';
import { slackKey } from './slack-message.ts';
import { setLanguage } from './set-language.ts';

export interface Sandboxes {
  readonly discord: DiscordSandbox;
  readonly slack: SlackSandbox;
}

/** The parts that acts may reach. */
export interface Stage {
  readonly sandboxes: Sandboxes;
  readonly faults: FaultDrawer;
  /** Stops the bot and starts it again. */
  readonly restart: () => Promise<void>;
  /** Makes a question lead to a term. */
  readonly cure: (act: Extract<Act, { kind: 'cure' }>) => Promise<void>;
  /** Hides a term or shows it again. */
  readonly changeTerm: (act: Extract<Act, { kind: 'term' }>) => Promise<void>;
  /** A direct channel was opened. */
  readonly onDirect: () => void;
  /** Something of a person changed. */
  readonly onPeople: () => void;
}

/** Does what was asked, through the people of the sandboxes; what they refuse comes back as a refusal with its reason. */
export async function perform(stage: Stage, act: Act): Promise<ActResult> {
  const { discord, slack } = stage.sandboxes;
  if ('userId' in act && [discord.botUserId, slack.botUserId].includes(act.userId)) {
    return { status: 'refused', problem: 'That is the app itself: only it acts for itself.' };
  }
  try {
    return await dispatch(stage, act);
  } catch (error) {
    // The sandboxes throw for what names nobody or nothing: a page that shows an older state may ask for it.
    if (error instanceof NewsdeskError || error instanceof TypeError) return { status: 'refused', problem: error.message };
    throw error;
  }
}

async function dispatch(
  { sandboxes: { discord, slack }, faults, restart, cure, changeTerm, onDirect, onPeople }: Stage,
  act: Act,
): Promise<ActResult> {
  switch (act.kind) {
    case 'direct': {
      const channelId = (act.platform === 'discord' ? discord : slack).openDirectMessage(act.userId);
      onDirect();
      return { status: 'done', channelId };
    }
    case 'language':
      setLanguage({ discord, slack }, act);
      onPeople();
      return { status: 'done' };
    case 'say':
      return say({ discord, slack }, act);
    case 'fault':
      faults.place(act);
      return { status: 'done' };
    case 'clearFaults':
      faults.clear();
      return { status: 'done' };
    case 'cut':
      if (act.platform === 'discord') discord.gateway.drop();
      else slack.socket.cut();
      return { status: 'done' };
    case 'cure':
      await cure(act);
      return { status: 'done' };
    case 'term':
      await changeTerm(act);
      return { status: 'done' };
    case 'restart':
      await restart();
      return { status: 'done' };
    case 'discord.slash':
    case 'discord.autocomplete':
    case 'discord.entry':
    case 'discord.click':
    case 'discord.select':
    case 'discord.submitModal':
      return actOnDiscord(discord, act);
    case 'slack.slash':
    case 'slack.entry':
    case 'slack.click':
    case 'slack.select':
    case 'slack.suggest':
    case 'slack.submitView':
    case 'slack.openEntity':
    case 'slack.openHome':
    case 'slack.openMessages':
    case 'slack.closeView':
      return actOnSlack(slack, act);
  }
}

async function say({ discord, slack }: Sandboxes, act: Extract<Act, { kind: 'say' }>): Promise<ActResult> {
  const { platform, userId, channelId, text } = act;
  if (platform === 'discord') {
    const content = nameMentions(text, discord.world.bot.username, `<@${discord.botUserId}>`);
    return { status: 'done', message: discord.say({ userId, channelId, content }).id };
  }
  const { message } = await slack.say({ userId, channelId, text: typedText(text, slack.workspace()) });
  return { status: 'done', message: slackKey(message) };
}
