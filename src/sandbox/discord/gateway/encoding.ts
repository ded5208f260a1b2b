import { constants, createDeflate, deflateSync } from 'node:zlib';
import type { WebSocket } from 'ws';

export type Compression = 'none' | 'zlib-stream' | 'payload';

/** Writes frames as the client asked for them: plain text, one zlib stream over all, or each frame on its own. */
export interface FrameWriter {
  write(frame: string): void;
  /** From now on compress each frame by itself: what `compress` in an identify asks for. */
  compressEach(): void;
  end(): void;
}

export function createFrameWriter(socket: WebSocket, compression: 'none' | 'zlib-stream'): FrameWriter {
  let mode: Compression = compression;
  const deflate = compression === 'zlib-stream' ? createDeflate({ flush: constants.Z_SYNC_FLUSH }) : undefined;
  // With Z_SYNC_FLUSH every write ends in 00 00 FF FF, by which the client knows that a frame is whole.
  let pending: Buffer[] = [];
  deflate?.on('data', (chunk: Buffer) => {
    pending.push(chunk);
    if (!chunk.subarray(-4).equals(Buffer.from([0, 0, 0xff, 0xff]))) return;
    socket.send(Buffer.concat(pending));
    pending = [];
  });
  return {
    write(frame) {
      if (deflate) deflate.write(frame);
      else if (mode === 'payload') socket.send(deflateSync(frame));
      else socket.send(frame);
    },
    compressEach() {
      if (mode === 'none') mode = 'payload';
    },
    end: () => void deflate?.destroy(),
  };
}
