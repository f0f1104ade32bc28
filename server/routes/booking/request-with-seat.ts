import { hash } from 'node:crypto';
import { bookeeOf } from '../../../engine/booking/sheet-slots.ts';
import { receptionKind } from '../../../shared/booking/receptions.ts';
import type { SeatChannel } from '../../../shared/booking/seats.ts';
import type { CaseChannel } from '../../../shared/cases/cases.ts';
import type { Answers } from '../../../shared/cases/form.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { CaseRequest } from '../../centre/case-book.ts';
import type { AskedPerson } from '../../centre/seat-book.ts';
import { newId } from '../../ids.ts';

interface WithSeat extends Pick<CaseRequest, 'at' | 'by'> {
  readonly seat: string;
  readonly resource: string;
  readonly channel: SeatChannel;
  readonly person: AskedPerson;
  readonly secret: string;
  readonly language: string;
  readonly form: string | null;
  readonly answers: Answers;
}

/** [CS28] The case that who takes a seat of an official asks for with it, behind the same link; null where the centre keeps none. */
export function requestWithSeat(
  centre: Centre | null,
  asked: WithSeat,
): { readonly id: string; readonly asked: CaseRequest } | null {
  const { seat, resource, channel, person: who, secret, language, answers } = asked;
  const kind = centre?.caseKinds?.find(({ id }) => id === receptionKind);
  const bookee = centre === null ? null : bookeeOf(centre, resource);
  if (kind === undefined || bookee?.kind !== 'official') return null;
  const { finKey: _, ...person } = who;
  const id = newId();
  const request: CaseRequest = {
    ...{ at: asked.at, by: asked.by, staff: null, person, secret },
    command: {
      ...{ type: 'register', case: id, kind: kind.id, topic: null, person: person.person, language },
      channel: channelOf[channel],
      ...{ against: null, visit: null, booking: seat, form: asked.form ?? kind.form },
      answersHash: hash('sha256', JSON.stringify(answers)),
      department: bookee.official.department,
    },
  };
  return { id, asked: request };
}

const channelOf: { readonly [C in SeatChannel]: CaseChannel } = {
  web: 'web',
  kiosk: 'kiosk',
  reception: 'reception',
  program: 'portal',
};
