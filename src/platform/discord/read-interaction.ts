import { type Client, ClientApplication, Events, type Interaction } from 'discord.js';

/** An interaction as Discord sent it: JSON that nobody has looked into. */
export type RawInteraction = Readonly<Record<string, unknown>>;

/** The part of discord.js that makes an interaction of what the gateway sends; it is not in its types (discord.js 14.28). */
interface Actions {
  readonly actions: { readonly InteractionCreate: { handle(data: unknown): void } };
}

/** Makes interactions of discord.js out of what Discord sent. @throws whatever discord.js throws on data that it cannot read. */
export function createInteractionReader(client: Client): (raw: RawInteraction) => Interaction | undefined {
  // Entitlements of an interaction are kept by the application, which the gateway would have told of.
  client.application ??= Reflect.construct(ClientApplication, [client, {}]) as ClientApplication;
  const { InteractionCreate } = (client as unknown as Actions).actions;
  return (raw) => {
    let read: Interaction | undefined;
    const take = (interaction: Interaction): void => {
      read = interaction;
    };
    client.on(Events.InteractionCreate, take);
    try {
      InteractionCreate.handle(raw);
    } finally {
      client.off(Events.InteractionCreate, take);
    }
    return read;
  };
}
