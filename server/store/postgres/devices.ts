import { type DeviceRow, deviceColumns, deviceFields, deviceOf, deviceValues } from '../access-rows.ts';
import type { AccessStore, Device } from '../store.ts';
import type { Connection, Session } from './database.ts';
import { lockAccess } from './locks.ts';

/** Kiosks and walls. */
export function openDevices(connection: Connection): Devices {
  return {
    devices: (centre) => connection.read((from) => devicesOf(from, centre)),
    putDevice: (device) =>
      connection.write(async (to) => {
        await lockAccess(to);
        return (await to.run(`${into} ON CONFLICT DO NOTHING`, deviceValues(device))) > 0;
      }),
    deviceByHash: (hash) => connection.read((from) => deviceBy(from, 'hash', hash)),
    deviceByCode: (centre, code) =>
      connection.read(async (from) => found(await from.get<DeviceRow>(byCode, [centre, code]))),
    renewDevice: (id, seenAt) =>
      connection.write(async (to) => (await to.run('UPDATE devices SET seen_at = $1 WHERE id = $2', [seenAt, id])) > 0),
    noteDevices: (notes) =>
      connection.write(async (to) => {
        const health = notes.map((one) => (one.health === null ? null : JSON.stringify(one.health)));
        await to.run(note, [notes.map(({ id }) => id), notes.map(({ seenAt }) => seenAt), health]);
      }),
    removeDevice: (id) =>
      connection.write(async (to) => {
        await lockAccess(to);
        return (await removeDevices(to, [id])) > 0;
      }),
  };
}

type Devices = Pick<
  AccessStore,
  'devices' | 'putDevice' | 'deviceByHash' | 'deviceByCode' | 'renewDevice' | 'noteDevices' | 'removeDevice'
>;

const found = (row: DeviceRow | undefined): Device | null => (row === undefined ? null : deviceOf(row));

export const deviceBy = async (from: Session, column: 'id' | 'hash', value: string): Promise<Device | null> =>
  found(await from.get<DeviceRow>(`SELECT ${deviceFields} FROM devices WHERE ${column} = $1`, [value]));

export const devicesOf = async (from: Session, centre: string): Promise<readonly Device[]> =>
  (
    await from.all<DeviceRow>(`SELECT ${deviceFields} FROM devices WHERE centre = $1 ORDER BY asked_at, id`, [centre])
  ).map(deviceOf);

/** Adds or changes one. */
export const writeDevice = (to: Session, device: Device): Promise<number> => to.run(put, deviceValues(device));

export const removeDevices = (to: Session, ids: readonly string[]): Promise<number> =>
  to.run('DELETE FROM devices WHERE id = ANY($1)', [ids]);

// The one that waits comes first: an approved device may still carry the code it once had.
const byCode = `SELECT ${deviceFields} FROM devices WHERE centre = $1 AND code = $2
  ORDER BY approved, asked_at DESC LIMIT 1`;
const into = `INSERT INTO devices (${deviceColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
const put = `${into} ON CONFLICT (id) DO UPDATE SET
  centre = excluded.centre, kind = excluded.kind, place = excluded.place, code = excluded.code, hash = excluded.hash,
  approved = excluded.approved, asked_at = excluded.asked_at, seen_at = excluded.seen_at, address = excluded.address`;
const note = `UPDATE devices SET seen_at = greatest(devices.seen_at, noted.seen_at), health = coalesce(noted.health, devices.health)
  FROM unnest($1::text[], $2::int8[], $3::text[]) AS noted (id, seen_at, health) WHERE devices.id = noted.id`;
