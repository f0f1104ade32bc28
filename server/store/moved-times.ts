/** The columns that a correction of the time moves, by the rules of `shifted.ts`: the same in every database. */

/** When something ends. */
export const ends = [
  ['personal', 'erase_at'],
  ['secrets', 'expires_at'],
  ['sessions', 'expires_at'],
  ['form_drafts', 'expires_at'],
  ['citizen_codes', 'expires_at'],
  ['citizen_sessions', 'expires_at'],
  ['case_people', 'erase_at'],
  ['case_documents', 'erase_at'],
  ['rating_comments', 'erase_at'],
  ['rating_asks', 'expires_at'],
  ['leases', 'expires_at'],
  ['notices', 'retry_at'],
  ['link_orders', 'lapses_at'],
  ['users', 'national_ends_at'],
] as const;

/** When something was that counts for a day at most. */
export const ages = [
  ['answers', 'kept_at'],
  ['sessions', 'created_at'],
  ['sessions', 'seen_at'],
  ['failures', 'at'],
  ['devices', 'asked_at'],
  ['devices', 'seen_at'],
  ['branches', 'asked_at'],
  ['branches', 'seen_at'],
  ['jobs', 'queued_at'],
  ['ratings', 'first_at'],
  ['ratings', 'given_at'],
  ['security', 'at'],
  ['security', 'last_at'],
] as const;

/** When something was. */
export const facts = [
  ['tokens', 'created_at'],
  ['tokens', 'seen_at'],
  ['users', 'seen_at'],
  ['learnt', 'learnt_at'],
  ['clocks', 'seen_at'],
  ['jobs', 'marked_at'],
  ['printer_grades', 'found_at'],
  ['drafts', 'at'],
  ['saved_reports', 'at'],
  ['notices', 'changed_at'],
  ['streams', 'heard_at'],
  ['templates', 'at'],
  ['link_orders', 'asked_at'],
  ['link_orders', 'given_at'],
  ['link_orders', 'ended_at'],
  ['people_reports', 'at'],
  ['people_ended', 'at'],
] as const;

/** All of them, as `table.column`, with the names that people had, which keep their order. */
export const movedColumns: readonly string[] = [
  ...[...ends, ...ages, ...facts].map(([table, column]) => `${table}.${column}`),
  'person_names.since',
];
