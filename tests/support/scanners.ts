import { mkdtemp, rm, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPty } from '../fakes/pty.ts';
import { createFakeBus, serveBus } from '../fakes/serial-bus.ts';

/** A scanner on a pseudo-terminal, at a path that stays while it is pulled out and put back. */
export interface FakeScanner {
  readonly path: string;
  /** Sends what it has read, as bytes. */
  say(bytes: string): void;
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
}

/** So many scanners, each on a pseudo-terminal of its own. */
export async function openScanners(
  count: number,
): Promise<{ readonly scanners: readonly FakeScanner[]; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'novbe-scanners-'));
  const opened = await Promise.all(Array.from({ length: count }, (_, at) => openScanner(join(folder, `${at + 1}`))));
  return {
    scanners: opened,
    async close() {
      for (const scanner of opened) await scanner.close();
      await rm(folder, { recursive: true });
    },
  };
}

const openScanner = async (path: string): Promise<FakeScanner & { close(): Promise<void> }> => {
  const served = await serveBus(createFakeBus());
  const plug = async () => {
    const pty = await openPty(served.port);
    await symlink(pty.path, path);
    return pty;
  };
  let pty = await plug();
  return {
    path,
    say: (bytes) => served.say(bytes),
    async unplug() {
      await unlink(path);
      await pty.close();
    },
    async plugIn() {
      pty = await plug();
    },
    async close() {
      await pty.close();
      await served.close();
    },
  };
};
