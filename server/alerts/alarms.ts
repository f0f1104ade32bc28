import { type HallCondition, type Trouble, troubleKey, troublesOf } from '../../shared/centre/hall-troubles.ts';

/** Which troubles of a hall somebody is told of, and when; pure. */

/** A trouble that stands. */
export interface Alarm {
  readonly trouble: Trouble;
  /** Since when (ms). */
  readonly since: number;
  /** Somebody was told of it. */
  readonly told: boolean;
}
export type Alarms = ReadonlyMap<string, Alarm>;

/** What has changed: what is to be told now, and what is over of which was told. */
export interface AlarmTurn {
  readonly alarms: Alarms;
  readonly begun: readonly Trouble[];
  readonly over: readonly Trouble[];
}

/**
 * The alarms at `now`, `afterMs` after which each is told, once; one that goes by before that is never told. Outside the day nothing is
 * wrong: screens are switched off at night.
 */
export function nextAlarms(before: Alarms, hall: HallCondition, now: number, afterMs: number): AlarmTurn {
  const standing = hall.day.open ? troublesOf(hall, now).filter(isAlarming) : [];
  const alarms = new Map(
    standing.map((trouble) => {
      const known = before.get(troubleKey(trouble));
      const since = known?.since ?? now;
      const told = known?.told === true || now - since >= afterMs;
      return [troubleKey(trouble), { trouble, since, told }] as const;
    }),
  );
  return {
    alarms,
    begun: [...alarms].flatMap(([key, { trouble, told }]) => (told && before.get(key)?.told !== true ? [trouble] : [])),
    over: [...before].flatMap(([key, { trouble, told }]) => (told && !alarms.has(key) ? [trouble] : [])),
  };
}

/** Somebody has to come: a grave trouble, or a screen, board or keypad that is off or does not do its work. */
const isAlarming = ({ grave, kind }: Trouble): boolean =>
  grave || kind === 'device' || kind === 'screen' || kind === 'serial';
