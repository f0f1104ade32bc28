import { azOrdinal } from '../../../../../shared/text/az.ts';

/** The words of the editors of officials and appointments. */
export const az = {
  receptionNo: (n: number): string => `${azOrdinal(n)} qəbul`,
  addReception: 'Qəbul günü əlavə et',
  removeReception: (n: number): string => `${azOrdinal(n)} qəbul gününü sil`,
  weekdays: {
    mon: 'Bazar ertəsi',
    tue: 'Çərşənbə axşamı',
    wed: 'Çərşənbə',
    thu: 'Cümə axşamı',
    fri: 'Cümə',
    sat: 'Şənbə',
    sun: 'Bazar',
  },
  weeks: { 1: '1-ci', 2: '2-ci', 3: '3-cü', 4: '4-cü', last: 'Sonuncu' },
  onHoliday: { skip: 'Qəbul olmur', 'next-working-day': 'Növbəti iş gününə keçir' },
  reckonedFrom: { start: 'Vaxtın əvvəlindən', end: 'Vaxtın sonundan' },
  callEarly: { 'when-idle': 'Pəncərə boşdursa', never: 'Heç vaxt', seconds: 'Ən çoxu bu qədər əvvəl' },
  callEarlySeconds: 'Neçə saniyə əvvəl',
  standby: { yes: 'Açılır', no: 'Açılmır' },
  reminders: {
    label: (n: number): string => `${azOrdinal(n)} xatırlatma, saat əvvəl`,
    add: 'Xatırlatma əlavə et',
    remove: 'Sil',
  },
  remove: 'Sil',
  desks: { measured: 'Ölçülən', same: 'Həmişə eyni', hours: 'Günə və saata görə' },
  desksCount: 'Pəncərələrin sayı',
  addHours: 'Saat əlavə et',
};
