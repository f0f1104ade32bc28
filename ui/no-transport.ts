/** Stands in the build for the ways of Socket.IO that no screen uses: every one comes by WebSocket only (live-view.ts). */
class NoTransport {
  constructor() {
    throw new Error('this way to the server is not built in');
  }
}

export { NoTransport as Fetch, NoTransport as WT, NoTransport as XHR };
