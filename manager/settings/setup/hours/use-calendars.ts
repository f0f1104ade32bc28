import { useEffect, useState } from 'preact/hooks';
import type { Calendar } from '../../../../shared/booking/calendar.ts';
import type { Api } from '../../../../ui/api.ts';

/** The calendars of the server; none until they have come, or where they do not. */
export function useCalendars(api: Api | undefined): readonly Calendar[] {
  const [list, setList] = useState<readonly Calendar[]>([]);
  useEffect(() => {
    let isOver = false;
    void api?.('calendars').then((answer) => {
      if (answer.ok && !isOver) setList(answer.value);
    });
    return () => {
      isOver = true;
    };
  }, [api]);
  return list;
}
