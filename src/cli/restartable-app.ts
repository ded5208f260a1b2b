import type { App } from '../app/app.ts';

/** An app that can be stopped and started anew in the same process, over the same storage and the same platforms. */
export interface RestartableApp {
  app(): App;
  /** Resolves when the new one is connected; asked again meanwhile, it is the same restart. @throws what `start` throws. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRestartable(start: () => Promise<App>): Promise<RestartableApp> {
  let current = await start();
  let underWay: Promise<void> | undefined;

  async function replace(): Promise<void> {
    await current.stop();
    current = await start();
  }

  return {
    app: () => current,
    restart() {
      underWay ??= replace().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    async stop() {
      await underWay?.catch(() => undefined);
      await current.stop();
    },
  };
}
