import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';

export interface CanaryListener extends AsyncDisposable {
  readonly port: number;
  /** The TCP connections so far, whatever was said on them. */
  connections: number;
  /** Whether this machine has IPv6 on loopback, where the canary listens too. */
  readonly hasIPv6: boolean;
}

/** Listens on one port of loopback by both versions of IP, counts who connects, and says nothing. */
export async function startCanaryListener(): Promise<CanaryListener> {
  const servers: Server[] = [];
  const listen = async (host: string, port: number): Promise<number> => {
    const server = createServer((socket) => {
      self.connections += 1;
      socket.destroy();
    });
    server.listen(port, host);
    await once(server, 'listening');
    servers.push(server);
    return (server.address() as AddressInfo).port;
  };
  const self = { connections: 0, port: 0, hasIPv6: true, [Symbol.asyncDispose]: close };
  self.port = await listen('127.0.0.1', 0);
  await listen('::1', self.port).catch(() => void (self.hasIPv6 = false));
  return self;

  async function close(): Promise<void> {
    await Promise.all(servers.map((server) => new Promise((resolve) => void server.close(resolve))));
  }
}
