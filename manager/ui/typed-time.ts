/** The time of day (HH:MM) that was typed as people type it (`9`, `930`, `9.30`, `09:30`); null where it is none. */
export function readTime(typed: string): string | null {
  const text = typed.trim().replace(/^(\d{1,2})(\d{2})$/, '$1:$2');
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[:.,\s](\d{2}))?$/.exec(text) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  const isTime = hours !== '' && minute < 60 && (hour < 24 || (hour === 24 && minute === 0));
  return isTime ? `${hours.padStart(2, '0')}:${minutes}` : null;
}
