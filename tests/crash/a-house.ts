import type { Prepared } from './a-centre.ts';
import { EndedEarly, type Process, startProcess } from './a-process.ts';

/** One address behind which a server dies and comes back; one who asks meanwhile waits at the door. */
export interface House {
  /** The server's address, once it is there and the door is open. */
  where(): Promise<string>;
  server(): Process;
  /** Starts a server; false if it died before it listened, which only one under another command may. The door stays shut. */
  start(under?: readonly string[]): Promise<boolean>;
  open(): void;
  /** Shuts the door and kills the server, if it is not dead already; resolves once it is gone. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export function openHouse(
  { folder }: Pick<Prepared, 'folder'>,
  environment: { readonly [name: string]: string } = {},
): House {
  let door = Promise.withResolvers<string>();
  let server: Process | null = null;
  const current = (): Process => {
    if (server === null) throw new Error('no server has been started');
    return server;
  };
  return {
    where: () => door.promise,
    server: current,
    async start(under) {
      try {
        server = await startProcess({ folder, environment, ...(under === undefined ? {} : { under }) });
        return true;
      } catch (error) {
        if (under === undefined || !(error instanceof EndedEarly)) throw error;
        return false;
      }
    },
    open: () => door.resolve(current().base),
    async kill() {
      door = Promise.withResolvers<string>();
      await current().kill();
    },
    close: () => (server === null ? Promise.resolve() : server.close()),
  };
}
