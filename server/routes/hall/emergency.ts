import type { FastifyInstance } from 'fastify';
import { emergencyLine } from '../../../engine/queue/emergency.ts';
import { askCentre, askedBy, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

/** Routes of an emergency: to begin one and to end it. */
export function emergencyRoutes(app: FastifyInstance, parts: RouteParts): void {
  register(app, 'beginEmergency', (request) =>
    askCentre(parts, request, {
      command: { type: 'begin-emergency', ...askedBy(parts.clock, request), kind: request.body.kind },
      value: ({ state }) => ({ emergency: emergencyLine(state) }),
    }),
  );
  register(app, 'endEmergency', (request) =>
    askCentre(parts, request, {
      command: { type: 'end-emergency', ...askedBy(parts.clock, request) },
      value: ({ state }) => ({ emergency: emergencyLine(state) }),
    }),
  );
}
