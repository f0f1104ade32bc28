import { openCaseStatuses, owedCaseStatuses } from '../../shared/cases/cases.ts';

/** Conditions on rows of cases, in the words of their indexes. */

/** The condition of the index of those that are not closed, in its words. */
export const unclosedRows =
  "status IN ('unconfirmed', 'received', 'routed', 'assigned', 'asked', 'checking', 'answered', 'decided', 'joined')";

/** [CS26] Somebody is still to visit the household: the words of its index, and the statuses in which an answer is to be given. */
export const visitingRows = `visitor IS NOT NULL AND visited_at IS NULL AND status IN (${openCaseStatuses.map((one) => `'${one}'`).join(', ')})`;

/** [CS14] Those for which an answer is owed, as many as are alike. The first words are those of an index. */
export const owedGroups = `SELECT centre, kind, topic, status, due, pauses, count(*) AS count FROM cases
  WHERE ${unclosedRows} AND status IN (${owedCaseStatuses.map((one) => `'${one}'`).join(', ')})
  GROUP BY centre, kind, topic, status, due, pauses`;
