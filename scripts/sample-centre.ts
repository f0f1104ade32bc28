import type { LocalText } from '../shared/centre/centre.ts';

/** A name as long as a centre may give one, in words of each language. */
export const longestName: LocalText = {
  az: 'Valideyn himayəsindən məhrum olmuş uşaqların və yetkinlik yaşına çatmayanların dövlət uşaq müəssisələrinə yerləşdirilməsi, qəyyumluq və himayəçilik məsələləri üzrə sənədlərin qəbulu və baxılması',
  ru: 'Помещение детей, оставшихся без попечения родителей, и несовершеннолетних в государственные детские учреждения, приём и рассмотрение документов по вопросам опеки, попечительства и усыновления граждан',
  en: 'Placement of children without parental care and of other minors in public institutions, reception and examination of documents on guardianship, custody and adoption for residents of every district here',
};
