/** The tests' clock lets promises settle by Node's `setImmediate`; a browser has a message channel for that. */
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();
Object.assign(globalThis, {
  setImmediate: (run: () => void) => {
    waiting.push(run);
    port2.postMessage(null);
  },
});
