/** The words of a calendar. */
export const az = {
  months: [
    'yanvar',
    'fevral',
    'mart',
    'aprel',
    'may',
    'iyun',
    'iyul',
    'avqust',
    'sentyabr',
    'oktyabr',
    'noyabr',
    'dekabr',
  ],
  days: ['B.e', 'Ç.a', 'Ç', 'C.a', 'C', 'Ş', 'B'],
  before: 'Əvvəlki ay',
  after: 'Növbəti ay',
  today: 'Bu gün',
} as const;
