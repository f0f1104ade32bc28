import type { CaseCommand } from './case-commands.ts';
import type { CaseDecision, CaseWorld } from './case-world.ts';
import { control, extend, object, reopen } from './moves/again.ts';
import { answer, join, leave, sendOn, withdraw } from './moves/answer.ts';
import { ask, comment, remind, supply } from './moves/ask.ts';
import { attach } from './moves/attach.ts';
import { closeOld, reckon } from './moves/clock.ts';
import { confirm } from './moves/confirm.ts';
import { decide, differ, fact, silent } from './moves/decide.ts';
import { issue, revoke } from './moves/document.ts';
import { reseat } from './moves/reception.ts';
import { register } from './moves/register.ts';
import { assign, handBack, route } from './moves/route.ts';
import { tryCallback } from './moves/try-callback.ts';
import { drawVisitor, writeAct } from './moves/visit.ts';

/** What a command makes happen to cases, or why it does not. */
export function decideCase(world: CaseWorld, command: CaseCommand): CaseDecision {
  return dispatch(command.type, world, command);
}

type Type = CaseCommand['type'];
type Commands = { readonly [T in Type]: Extract<CaseCommand, { readonly type: T }> };

const dispatch = <T extends Type>(type: T, world: CaseWorld, command: Commands[T]): CaseDecision =>
  deciders[type](world, command);

const deciders: { readonly [T in Type]: (world: CaseWorld, command: Commands[T]) => CaseDecision } = {
  register,
  confirm,
  route,
  assign,
  'hand-back': handBack,
  ask,
  supply,
  remind,
  reseat,
  try: tryCallback,
  join,
  'send-on': sendOn,
  leave,
  extend,
  answer,
  withdraw,
  comment,
  attach,
  issue,
  revoke,
  reopen,
  object,
  control,
  draw: drawVisitor,
  visit: writeAct,
  fact,
  decide,
  differ,
  silent,
  'close-old': closeOld,
  reckon,
};
