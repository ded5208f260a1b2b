import { connect, createServer, type Socket } from 'node:net';

export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  /**
   * Half-open: what comes is taken and goes nowhere, and nobody is told. Connections of that time stay dead for good, as behind a
   * firewall that forgot them.
   */
  swallow(): void;
  /** Nobody listens any more: connections are cut and new ones refused. */
  refuse(): Promise<void>;
  /** New connections work again. */
  restore(): Promise<void>;
}

/** Stands between a client and a server on loopback, as a network does. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const pairs = new Set<readonly [Socket, Socket | undefined]>();
  let isSwallowing = false;

  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  const deafen = (socket: Socket): void => {
    socket.unpipe();
    socket.removeAllListeners('end');
    socket.resume();
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    keep(client);
    if (isSwallowing) {
      pairs.add([client, undefined]);
      client.resume();
      return;
    }
    const upstream = keep(connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true }));
    const pair = [client, upstream] as const;
    pairs.add(pair);
    client.pipe(upstream);
    upstream.pipe(client);
    client.once('close', () => {
      pairs.delete(pair);
      upstream.destroy();
    });
    upstream.once('close', () => {
      if (pairs.has(pair) && !isSwallowing) client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    port: address.port,
    swallow() {
      isSwallowing = true;
      for (const [client, upstream] of pairs) {
        deafen(client);
        if (upstream !== undefined) deafen(upstream);
      }
    },
    async refuse() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
    async restore() {
      isSwallowing = false;
      if (!server.listening) await new Promise<void>((resolve) => server.listen(address.port, '127.0.0.1', resolve));
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
