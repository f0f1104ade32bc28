import type { KioskScan, ScannedTicket } from '../../shared/devices/kiosk-scan.ts';
import { scannedCode } from '../../shared/devices/scanned-code.ts';
import type { PhoneView } from '../../shared/views.ts';
import { hearWedge } from '../../ui/hear-wedge.ts';
import type { KioskModel } from '../kiosk-model.ts';
import { openWhenFree } from './open-when-free.ts';
import { keepTyped, type TypedCode } from './typed-code.ts';

/** Answers what a scanner that types as a keyboard reads at this kiosk, for as long as the page lives, where its signs are set. */
export function followWedge(model: KioskModel): void {
  hearWedge({
    signs: () => model.view.peek()?.kiosk.wedge,
    clock: model.asks.clock,
    onRead: (text) => void readTyped(model, text),
  });
}

/** Opens what there is to say of a text that was read. */
export async function readTyped(model: KioskModel, text: string): Promise<void> {
  const code = await codeOf(model, text);
  if (code === null) return;
  openWhenFree(model, () => {
    keepTyped(model, code);
    return true;
  });
}

/** Null = the server did not answer, which the kiosk says itself. */
const codeOf = async (model: KioskModel, text: string): Promise<TypedCode | null> => {
  const { api, centre, newKey } = model.asks;
  const other = (came: KioskScan['came'], ticket: ScannedTicket | null = null): TypedCode => ({
    of: 'other',
    scan: { id: newKey(), came, ticket },
  });
  const code = scannedCode(text);
  if (code === null) return other('unreadable');
  if (code.of === 'seat') return { of: 'seat', by: 'code' in code ? { code: code.code } : { secret: code.secret } };
  const answer = await api('phoneTicket', { params: { secret: code.secret } });
  if ('lost' in answer) return null;
  const view = answer.ok ? answer.value : null;
  return view === null || view.centre.id !== centre() ? other('unknown') : other('ticket', ticketIn(view));
};

const ticketIn = ({ number, status, ahead, counter }: PhoneView): ScannedTicket => ({
  ...{ number, status, ahead },
  counter: counter?.name ?? null,
});
