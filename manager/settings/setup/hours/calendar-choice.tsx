import type { Calendar } from '../../../../shared/booking/calendar.ts';
import { say } from '../../../../ui/words.ts';
import { ChoiceSetting } from '../fields/plain-fields.tsx';
import { useSetup } from '../setup-context.ts';

/** The country's calendar that the centre goes by. */
export function CalendarChoice({ calendars }: { readonly calendars: readonly Calendar[] }) {
  const { language } = useSetup();
  return (
    <ChoiceSetting
      path="hours/calendar"
      options={calendars.map(({ id, name }) => ({ value: id, label: say(name, language, Object.keys(name)) }))}
    />
  );
}
