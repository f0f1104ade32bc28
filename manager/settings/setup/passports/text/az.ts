import { azOrdinal } from '../../../../../shared/text/az.ts';

/** The words of the passports' editor. */
export const az = {
  share: (percent: string): string => `Yazılıb: ${percent}`,
  shareMore: 'Beş mətnin bütün dillərdəki payı. Ziyarətçi bunları kioskda, telefonda və /services səhifəsində oxuyur.',
  find: 'Xidmət axtar',
  unfinishedOnly: 'Yalnız yarımçıq olanlar',
  complete: 'tamdır',
  missing: (n: number): string => `çatmır: ${n}`,
  none: 'Belə xidmət yoxdur.',
  allDone: 'Hamısı yazılıb.',
  links: 'Keçidlər',
  addLink: 'Keçid əlavə et',
  removeLink: (n: number): string => `${azOrdinal(n)} keçidi sil`,
};
