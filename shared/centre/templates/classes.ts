import type { PriorityClass } from '../centre.ts';
import { said } from './template.ts';

/** Visitors who go before others in most places, each with the proof that is asked for. */

export const disability: PriorityClass = {
  id: 'disability',
  name: said('Əlilliyi olan şəxslər', 'Лица с инвалидностью', 'Persons with disabilities'),
  proof: said(
    'Əlilliyi təsdiq edən vəsiqə və ya arayış',
    'Удостоверение или справка об инвалидности',
    'Disability card or certificate',
  ),
  headStartSeconds: 1200,
  latestSeconds: 1800,
  offered: true,
};

export const infant: PriorityClass = {
  id: 'pregnant-or-with-infant',
  name: said(
    'Hamilə qadınlar və körpə ilə gələnlər',
    'Беременные женщины и посетители с младенцами',
    'Pregnant women and visitors with an infant',
  ),
  proof: said(
    'Tibbi arayış və ya uşağın doğum haqqında şəhadətnaməsi',
    'Медицинская справка или свидетельство о рождении ребёнка',
    'Medical certificate or the child’s birth certificate',
  ),
  headStartSeconds: 900,
  offered: true,
};

export const senior: PriorityClass = {
  id: 'senior',
  name: said('65 yaşı tamam olmuş şəxslər', 'Лица от 65 лет', 'Persons aged 65 and over'),
  proof: said('Şəxsiyyət vəsiqəsi', 'Удостоверение личности', 'Identity card'),
  headStartSeconds: 600,
  offered: true,
};

export const martyrFamilies: PriorityClass = {
  id: 'martyr-families-and-war-wounded',
  name: said(
    'Şəhid ailələri və müharibədə xəsarət almış şəxslər',
    'Семьи шехидов и лица, раненные на войне',
    'Families of martyrs and persons wounded in war',
  ),
  proof: said(
    'Şəhid ailəsi vəsiqəsi və ya müharibədə alınmış xəsarəti təsdiq edən sənəd',
    'Удостоверение семьи шехида или документ, подтверждающий ранение на войне',
    'Martyr’s family card or a document that confirms a wound received in war',
  ),
  headStartSeconds: 1800,
  latestSeconds: 900,
  offered: true,
};
