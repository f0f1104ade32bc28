import type { Asker, Asking } from './asking.ts';
import { demoCentre } from './demo-centre.ts';
import { type DemoKept, keep } from './people.ts';

export interface KioskParts {
  readonly folder: string;
  readonly kept: DemoKept;
  readonly asking: Asking;
  readonly manager: Asker;
}

/** The kiosk that the demo's visitors stand at: it asks to be let in, as any other, and keeps what it is then known by. */
export async function letKioskIn({ folder, kept, asking, manager }: KioskParts): Promise<Asker> {
  if (kept.kiosk !== null) return { name: 'kiosk', token: kept.kiosk };
  const nobody = { name: 'kiosk' };
  const body = { kind: 'kiosk', centre: demoCentre.id } as const;
  const asked = await asking.ask(nobody, 'askDevice', { body });
  if (!asked.ok) throw new Error(`The kiosk of the demo may not ask: ${asked.refusal.message}`);
  const { code, claim, approved } = asked.value;
  if (!approved) await asking.ask(manager, 'approveDevice', { params: { code }, body: {} });
  const again = await asking.ask(nobody, 'askDevice', { body: { ...body, claim } });
  const token = again.ok ? again.value.token : null;
  if (token === null) throw new Error('The kiosk of the demo was not let in');
  await keep(folder, { ...kept, kiosk: token });
  return { name: 'kiosk', token };
}
