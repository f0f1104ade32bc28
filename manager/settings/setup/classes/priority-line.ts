import type { PriorityClass } from '../../../../shared/centre/centre.ts';

/** How a class goes before ordinary visitors, as [O6] and [O7] of the queue's rules have it: priority = rate × (wait + head start). In seconds. */

export type ClassRule = Pick<PriorityClass, 'headStartSeconds' | 'rate' | 'latestSeconds'>;

/** The priority of a visitor of the class after a wait; an ordinary one's is their wait. */
export function priorityAfter({ headStartSeconds, rate = 1 }: ClassRule, waited: number): number {
  return rate * (waited + headStartSeconds);
}

/** By how much earlier an ordinary visitor came who stands level with the class's after a wait; below 0 = later. */
export function lead(rule: ClassRule, waited: number): number {
  return priorityAfter(rule, waited) - waited;
}

/** The wait after which a visitor of the class stands level with an ordinary one who came so much earlier: 0 = from the start, null = never. */
export function levelAfter(rule: ClassRule, earlier: number): number | null {
  const { rate = 1, headStartSeconds } = rule;
  if (lead(rule, 0) >= earlier) return 0;
  return rate <= 1 ? null : (earlier - rate * headStartSeconds) / (rate - 1);
}

/** The wait from which on an ordinary visitor who came at the same moment goes first: a rate under 1 lets them; null = never. */
export function overtakenAfter({ headStartSeconds, rate = 1 }: ClassRule): number | null {
  return rate >= 1 ? null : (rate * headStartSeconds) / (1 - rate);
}

/** A drawing of it: in dots, 0 at the top left. */
export interface PriorityPlan {
  /** The wait that it reaches to, and the highest priority that it shows. */
  readonly until: number;
  readonly top: number;
  readonly x: (waited: number) => number;
  readonly y: (priority: number) => number;
  readonly classLine: Line;
  readonly ordinary: Line;
  /** An ordinary visitor who came `earlier` before, and where the two lines meet. */
  readonly earlierLine: Line;
  readonly meets: Point | null;
  readonly latestX: number | null;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Line {
  readonly from: Point;
  readonly to: Point;
}

/** The lines of the class, of who came at the same moment, and of who came `earlier`, over `until` seconds of waiting. */
export function planPriority(rule: ClassRule, earlier: number, until: number, size: Size): PriorityPlan {
  const ordinaryTop = until + Math.max(earlier, 0);
  // A very high rate leaves the picture by its top: the others would lie flat below it.
  const top = Math.max(ordinaryTop, Math.min(priorityAfter(rule, until), ordinaryTop * 1.6));
  const x = (waited: number): number => (waited / until) * size.width;
  const y = (priority: number): number => size.height - (priority / top) * size.height;
  const line = (priority: (waited: number) => number, end: number): Line => ({
    from: { x: 0, y: y(priority(0)) },
    to: { x: x(end), y: y(priority(end)) },
  });
  const { rate = 1, headStartSeconds, latestSeconds } = rule;
  const classEnd = Math.max(0, Math.min(until, top / rate - headStartSeconds));
  const level = levelAfter(rule, earlier);
  return {
    ...{ until, top, x, y },
    classLine: line((waited) => priorityAfter(rule, waited), classEnd),
    ordinary: line((waited) => waited, until),
    earlierLine: line((waited) => waited + earlier, until),
    meets: level === null || level <= 0 || level > until ? null : { x: x(level), y: y(level + earlier) },
    latestX: latestSeconds === undefined || latestSeconds > until ? null : x(latestSeconds),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}
