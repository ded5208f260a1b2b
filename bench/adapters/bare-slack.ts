import { App, LogLevel, type SlashCommand, type AckFn, type RespondArguments } from '@slack/bolt';
import { choosePayload } from './choose-payload.ts';
import type { BotOrder, SlackAccess } from './wire.ts';

/** The least that answers `/news` with Bolt over Socket Mode, as its guide has it. */
export async function startBareSlack({ access, payloads }: BotOrder): Promise<void> {
  const payloadFor = choosePayload(payloads);
  const { apiUrl, botToken, appToken } = access as SlackAccess;
  const app = new App({ token: botToken, appToken, socketMode: true, clientOptions: { slackApiUrl: apiUrl }, logLevel: LogLevel.ERROR });
  app.command('/news', async ({ command, ack }: { command: SlashCommand; ack: AckFn<string | RespondArguments> }) => {
    const payload = payloadFor(command.text);
    await ack((payload as RespondArguments | undefined) ?? 'A fixed answer.');
  });
  await app.start();
}
