import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Clock } from '../../shared/time/clock.ts';
import { pause } from '../async/clock.ts';
import type { DeviceLine } from './line.ts';
import type { Link, LinkEvents } from './link.ts';

/**
 * A printer on a USB port, by the device that the kernel's driver for printers gives it (`/dev/usb/lp0`, or a name that udev
 * keeps for it). It stays open between conversations: what is closed too early throws away what is still on its way.
 */
export function usbLine(path: string, clock: Clock): DeviceLine {
  let device: FileHandle | null = null;
  let closed = false;
  const letGo = async (): Promise<void> => {
    const old = device;
    device = null;
    await old?.close().catch(() => undefined);
  };
  return {
    chunk: 4096,
    async open(events, signal) {
      if (signal.aborted || closed) return null;
      device ??= await openDevice(path);
      // Closed meanwhile: nobody would ever close this one.
      if (closed) await letGo();
      return device && linkOver(device, events, clock, letGo);
    },
    async close() {
      closed = true;
      await letGo();
    },
  };
}

/** How often a device is asked whether it has more to say, and a busy one whether it takes more (ms). */
const lookMs = 20;
const busyMs = 10;

/** Neither waits for a printer that is out of paper nor makes a file where no device is; null where it cannot be had. */
const openDevice = async (path: string): Promise<FileHandle | null> => {
  const flags = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY;
  const device = await open(path, flags).catch(() => null);
  // Anything else that bears this name is not to be written over.
  if (device === null || (await device.stat()).isCharacterDevice()) return device;
  await device.close();
  return null;
};

/** How many bytes went; null = the device is gone. None where it is busy, or has nothing to say. */
const moved = (bytes: Promise<number>): Promise<number | null> =>
  bytes.catch((error: NodeJS.ErrnoException) => (error.code === 'EAGAIN' || error.code === 'EINTR' ? 0 : null));

const linkOver = (device: FileHandle, events: LinkEvents, clock: Clock, letGo: () => Promise<void>): Link => {
  const over = new AbortController();
  const lose = (): void => {
    over.abort();
    events.onGone('broken');
  };
  let isLost = false;
  const listen = async (): Promise<void> => {
    const room = Buffer.alloc(256);
    while (!over.signal.aborted) {
      const count = await moved(device.read(room, 0, room.length, null).then(({ bytesRead }) => bytesRead));
      isLost ||= count === null;
      if (count === null) lose();
      else if (count > 0) events.onBytes(Uint8Array.from(room.subarray(0, count)));
      else await pause(clock, lookMs, over.signal);
    }
  };
  const listening = listen();
  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length; ) {
        if (over.signal.aborted) return false;
        const count = await moved(
          device.write(bytes, at, bytes.length - at, null).then(({ bytesWritten }) => bytesWritten),
        );
        isLost ||= count === null;
        if (count === null) return false;
        at += count;
        if (count === 0) await pause(clock, busyMs, over.signal);
      }
      return true;
    },
    async close() {
      over.abort();
      await listening;
      if (isLost) await letGo();
    },
  };
};
