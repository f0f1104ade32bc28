import { said } from './template.ts';

/** Documents that many services ask for. */
export const identityCard = said('Şəxsiyyət vəsiqəsi', 'Удостоверение личности', 'Identity card');
export const application = said('Ərizə', 'Заявление', 'Application');
export const powerOfAttorney = said(
  'Etibarnamə (nümayəndə gəldikdə)',
  'Доверенность (если приходит представитель)',
  'Power of attorney (if a representative comes)',
);
export const birthCertificate = said(
  'Uşağın doğum haqqında şəhadətnaməsi',
  'Свидетельство о рождении ребёнка',
  'Child’s birth certificate',
);
export const medicalCard = said('Tibbi kart', 'Медицинская карта', 'Medical card');
export const referral = said('Həkim göndərişi', 'Направление врача', 'Doctor’s referral');
export const studentCard = said('Tələbə bileti', 'Студенческий билет', 'Student card');
