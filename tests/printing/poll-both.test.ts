import { writeSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { afterEach, expect, test } from 'vitest';
import { pollForBoth } from '../../server/line/poll-both.ts';
import { startFakePrinter } from '../fakes/printer.ts';
import { openPty } from '../fakes/pty.ts';

/** The poller of the serial binding, on a line that is full for a while. */

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const openPort = async () => {
  const printer = await startFakePrinter('none');
  const pty = await openPty(printer.port);
  const port = new SerialPort({ path: pty.path, baudRate: 115_200, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  const binding = port.port;
  if (binding === undefined || !('poller' in binding)) throw new Error('no binding with a poller');
  const closePort = () => new Promise<void>((resolve) => port.flush(() => port.close(() => resolve())));
  closing.push(printer.close, pty.close, closePort);
  return { pty, poller: binding.poller, fd: binding.fd ?? -1 };
};

/** Writes until nothing more goes in. */
const fill = (fd: number): void => {
  try {
    for (;;) writeSync(fd, Buffer.alloc(4096));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
  }
};

test('who waits to write goes on once there is room, though a reader began to wait after them', async () => {
  const { pty, poller, fd } = await openPort();
  pollForBoth(poller);
  const letGo = pty.stall();
  fill(fd);
  const written = new Promise<unknown>((resolve) => poller.once('writable', resolve));
  const read = new Promise<unknown>((resolve) => poller.once('readable', resolve));
  letGo();
  expect(await Promise.race([written.then(() => 'written'), read.then(() => 'read')])).toBe('written');
});
