/**
 * Stands in the build for what of Socket.IO no screen uses: ways other than WebSocket and polling (live-line.ts), and messages
 * of bytes rather than JSON (shared/live.ts).
 */

export const isBinary = (): boolean => false;
export { isBinary as hasBinary };

const notBuiltIn = (): never => {
  throw new Error('this part of Socket.IO is not built in');
};

class NoTransport {
  constructor() {
    notBuiltIn();
  }
}

export {
  NoTransport as Fetch,
  NoTransport as WT,
  notBuiltIn as decode,
  notBuiltIn as deconstructPacket,
  notBuiltIn as encode,
  notBuiltIn as reconstructPacket,
};
