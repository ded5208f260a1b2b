import { describe, expect, it } from 'vitest';
import { isForeignFault } from '../../src/runtime/foreign-fault.ts';

function faultAt(...places: readonly string[]): Error {
  const fault = new TypeError("Cannot read properties of null (reading 'id')");
  fault.stack = [`TypeError: ${fault.message}`, ...places.map((place) => `    at ${place}`)].join('\n');
  return fault;
}

describe('a fault that nothing caught', () => {
  it.each([
    ['discord.js', '/app/node_modules/discord.js/src/client/websocket/WebSocketManager.js:240:34'],
    ['@discordjs/ws', 'WebSocketShard.onMessage (/app/node_modules/@discordjs/ws/dist/index.js:1004:22)'],
    ['socket-mode', 'async SocketModeClient.onWebSocketMessage (/app/node_modules/@slack/socket-mode/dist/src/SocketModeClient.js:300:19)'],
    ['a library on Windows', 'C:\\app\\node_modules\\@slack\\bolt\\dist\\App.js:1:1'],
  ])('is of %s when there is nobody else on the stack', (_, place) => {
    expect(isForeignFault(faultAt(place, 'process.processTicksAndRejections (node:internal/process/task_queues:104:5)'))).toBe(true);
  });

  it.each([
    ['our own file', '/app/src/platform/discord/interactions.ts:1:1'],
    ['our own file in an installed package', '/app/node_modules/newsdesk/dist/src/app.js:1:1'],
    ['another package', '/app/node_modules/kysely/dist/index.js:1:1'],
  ])('is ours when %s is on the stack', (_, place) => {
    expect(isForeignFault(faultAt('/app/node_modules/discord.js/src/index.js:1:1', `async run (${place})`))).toBe(false);
  });

  it('is ours when nothing is known of it', () => {
    expect([isForeignFault('thrown text'), isForeignFault(undefined), isForeignFault(faultAt('node:net:1:1'))]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
