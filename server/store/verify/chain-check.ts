import type { QueueEvent, StoredEvent } from '../../../shared/events.ts';
import { chain, type Head } from '../log-chain.ts';
import type { FiledEvent } from './checked-reads.ts';
import type { Report } from './finding.ts';

/** Checks rows one after another against the one before; gives each event, or null where it cannot be read. */
export function chainCheck(report: Report) {
  let head: Head = { seq: 0, hash: '' };
  let latest = Number.NEGATIVE_INFINITY;
  return {
    head: () => head,
    check(row: FiledEvent): StoredEvent | null {
      if (row.seq !== head.seq + 1) report('gap', row.seq, `event ${row.seq} follows event ${head.seq}`);
      else if (chain(head.hash, row.body) !== row.hash) {
        report('hash', row.seq, `event ${row.seq} is not what was written, or the one before it is not`);
      }
      head = { seq: row.seq, hash: row.hash };
      const event = parsedBody(row);
      if (event === null) {
        report('body', row.seq, `event ${row.seq} cannot be read`);
        return null;
      }
      if (!sameColumns(row, event)) report('columns', row.seq, `event ${row.seq} is filed under what it does not say`);
      if (event.at < latest && event.type !== 'clock-corrected')
        report('time', row.seq, `event ${row.seq} is earlier than the one before it`);
      latest = event.type === 'clock-corrected' ? event.at : Math.max(latest, event.at);
      return { seq: row.seq, hash: row.hash, event };
    },
  };
}

const parsedBody = (row: FiledEvent): QueueEvent | null => {
  try {
    return JSON.parse(row.body);
  } catch {
    return null;
  }
};

const sameColumns = (row: FiledEvent, event: QueueEvent): boolean =>
  row.type === event.type &&
  row.day === event.date &&
  row.at === event.at &&
  row.ticket === ('ticket' in event ? event.ticket : null) &&
  (row.isFiledBy?.(event) ?? true);
