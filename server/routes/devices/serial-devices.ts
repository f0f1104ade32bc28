import type { FastifyInstance } from 'fastify';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { HallDevices } from '../../serial/hall-devices.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

export interface SerialRouteParts extends RouteParts {
  readonly hallDevices: HallDevices;
}

/** Routes of what hangs on serial ports: how it is, the keys as they are pressed, a text to try a board out. */
export function serialDeviceRoutes(app: FastifyInstance, { hallDevices, ...parts }: SerialRouteParts): void {
  register(app, 'serialDevices', async ({ params: { centre } }) => {
    const presses = hallDevices.presses(centre).map((line) => ({ ...line, at: new Date(line.at).toISOString() }));
    const reads = hallDevices.reads(centre).map((line) => ({ ...line, at: new Date(line.at).toISOString() }));
    return ok({ devices: [...hallDevices.statuses(centreOf(parts, centre))], presses, reads });
  });

  register(app, 'testBoard', async ({ params: { centre, board }, body }) => {
    const boards = centreOf(parts, centre).latest().centre?.boards ?? [];
    if (!boards.some(({ id }) => id === board)) return refuse('not-found', 'There is no such board', { board });
    return ok({ shown: hallDevices.test(centre, board, body.text) });
  });
}
