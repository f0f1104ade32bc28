import { Type } from 'typebox';
import { deviceKinds } from '../access.ts';
import { LabelBody } from '../labels.ts';
import { screenLanguages } from '../languages.ts';
import { anyone, closed, empty, Id, leads, nullable, type Route, Time } from '../route-parts.ts';
import { printerKinds } from './printer-schema.ts';
import { printerGrades, printerStatuses, queueTroubles } from './printing.ts';
import { screenTroubles } from './screen-report.ts';
import { scanOutcomes, serialDeviceKinds, serialStatuses } from './serial.ts';
import { keypadActions } from './serial-schema.ts';
import { SlipPreview } from './slip-preview.ts';

/** The HTTP routes of devices and printers (method and path: paths.ts). */

const DeviceBody = Type.Object({
  id: Id,
  kind: Type.Enum(deviceKinds),
  place: Type.String(),
  placeName: nullable(LabelBody),
  code: Type.String(),
  approved: Type.Boolean(),
  askedAt: Time,
  seenAt: Time,
  address: nullable(Type.String()),
  /** What it last told of itself; null = nothing yet. */
  health: nullable(
    Type.Object({
      troubles: Type.Array(Type.Enum(screenTroubles)),
      offSeconds: Type.Integer({ description: 'its clock minus the server’s' }),
      faults: Type.Integer({ description: 'errors of its program since it was opened' }),
    }),
  ),
});

/** The bytes of a picture, and of one that is somewhat too large, so that it is told. */
const Base64 = Type.String({
  minLength: 4,
  maxLength: 720_000,
  pattern: '^[A-Za-z0-9+/]{0,720000}={0,2}$',
});

export const deviceRoutes = {
  announcement: {
    summary:
      'What can be said of a call whose visitor has not come yet: a WAV in base64 in the language of its visitor, then in those that the centre adds; empty = the chime alone',
    roles: ['display', ...leads],
    value: Type.Array(Type.Object({ language: Type.Enum(screenLanguages), wav: Type.String() })),
  },
  printers: {
    summary: 'The printers and how they are',
    roles: leads,
    value: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        kind: Type.Enum(printerKinds),
        status: Type.Enum(printerStatuses),
        /** How it answers; null = not found out yet, or a virtual one, which needs no asking. */
        grade: nullable(Type.Enum(printerGrades)),
        /** When a slip showed that; null where it is not known, or where the configuration says it. */
        gradedAt: nullable(Time),
        /** The kiosks whose slips come out of it now, by name. */
        kiosks: Type.Array(Type.String()),
        /** What is wrong with the print queue of the machine that leads to it, where one does. */
        trouble: nullable(Type.Enum(queueTroubles)),
      }),
    ),
  },
  testPrinter: {
    summary: 'Print a test slip',
    roles: leads,
    body: empty,
    value: Type.Object({ job: Id, status: Type.Literal('queued') }),
  },
  serialDevices: {
    summary:
      'Boards, keypads and scanners on serial ports: how they are, the last keys pressed and codes read, the latest first',
    roles: leads,
    value: Type.Object({
      devices: Type.Array(
        Type.Object({
          kind: Type.Enum(serialDeviceKinds),
          id: Id,
          name: Type.String(),
          status: Type.Enum(serialStatuses, {
            description:
              'one-way: it is never asked, and its port is open; silent: no answer for some seconds; unplugged: its port cannot be opened',
          }),
        }),
      ),
      presses: Type.Array(
        Type.Object({
          keypad: Id,
          key: Type.String({ description: 'in hexadecimal' }),
          action: nullable(Type.Enum(keypadActions)),
          refused: nullable(Type.String({ description: 'why it was not done: the code of the refusal' })),
          at: Time,
        }),
      ),
      /** Never the codes themselves. */
      reads: Type.Array(Type.Object({ scanner: Id, came: Type.Enum(scanOutcomes), at: Time })),
    }),
  },
  testBoard: {
    summary: 'Show a text on a board for ten seconds',
    roles: leads,
    body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 80 }) }, closed),
    value: Type.Object({ shown: Type.Boolean({ description: 'false: its port is not open here' }) }),
  },
  previewSlip: {
    summary: 'How a slip would come out with these texts, as a PNG in base64; prints and stores nothing',
    roles: leads,
    body: SlipPreview,
    value: Type.Object({ picture: Type.String() }),
  },
  putLogo: {
    summary: 'Keep a picture, so that a slip can have it as its logo: a PNG or JPEG in base64',
    roles: leads,
    body: Type.Object({ picture: Base64 }, closed),
    value: Type.Object({ logo: Type.String({ description: 'what `slip.logo` of the configuration names it by' }) }),
  },
  slips: {
    summary: 'What a virtual printer printed, the latest first',
    roles: leads,
    value: Type.Array(Type.Object({ job: Id, at: Time })),
  },
  askDevice: {
    summary:
      'A kiosk or display asks to be paired, or a branch at its head office; asking again with the claim tells how it stands',
    roles: anyone,
    body: Type.Object(
      {
        kind: Type.Enum([...deviceKinds, 'branch']),
        centre: Id,
        place: Type.Optional(Id),
        claim: Type.Optional(Type.String({ minLength: 20, maxLength: 100 })),
      },
      closed,
    ),
    value: Type.Object({
      code: Type.String(),
      claim: Type.String(),
      approved: Type.Boolean(),
      place: Type.String(),
      token: nullable(Type.String()),
    }),
  },
  devices: {
    summary: 'The paired devices and those that ask',
    roles: leads,
    value: Type.Array(DeviceBody),
  },
  approveDevice: {
    summary: 'Let the device with this code in',
    roles: leads,
    body: Type.Object({ place: Type.Optional(Id), replaces: Type.Optional(Id) }, closed),
    value: DeviceBody,
  },
  removeDevice: {
    summary: 'Shut a device out',
    roles: leads,
    value: empty,
  },
} as const satisfies { readonly [name: string]: Route };
