import { act } from '../../commands/act.ts';
import type { CommandContext } from '../../commands/context.ts';
import { hear } from '../../commands/hear.ts';
import { home } from '../../commands/home.ts';
import { lookUp } from '../../commands/look-up.ts';
import type { AnyCommand, Dispatch } from '../command/command.ts';
import { createDispatch, type Incident } from '../command/dispatch.ts';
import { signatureOf } from '../command/usage.ts';
import type { Desk } from '../desk/desk.ts';
import { createIncidentId } from '../runtime/incident-id.ts';

export interface AnsweringOptions {
  readonly desk: Desk;
  readonly commands: readonly AnyCommand<CommandContext>[];
  /** The context of commands beside the edition. */
  readonly extras?: () => Partial<CommandContext>;
  readonly onIncident: (incident: Incident) => void;
}

/** Commands over a desk, in the form that adapters take. */
export function createAnswering({ desk, commands, extras = () => ({}), onIncident }: AnsweringOptions): Dispatch {
  const summaries = commands.map((command) => ({
    signature: signatureOf(command),
    name: command.name,
    description: command.description,
    examples: command.examples,
  }));
  return createDispatch<CommandContext>({
    commands,
    act,
    hear,
    lookUp,
    home,
    release: async (claim, { shares }) => shares?.release(claim),
    context: () => ({
      ...desk.served(),
      commands: summaries,
      noteAnswered: desk.noteAnswered,
      askedIn: desk.askedIn,
      ...extras(),
    }),
    createIncidentId: () => createIncidentId(),
    onIncident,
  });
}
