import type { Centre, LocalText } from './centre.ts';
import type { EmergencyKind } from './emergency.ts';

/** What everybody is told in an emergency: the centre's own words where it has some, else the usual ones, in each language that it speaks. */
export function emergencyTexts(
  { texts, languages }: Pick<Centre, 'texts' | 'languages'>,
  kind: EmergencyKind,
): LocalText {
  const own = texts[kind] ?? {};
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = own[language] || usual[kind][language];
      return text ? [[language, text]] : [];
    }),
  );
}

const usual: { readonly [Kind in EmergencyKind]: LocalText } = {
  evacuate: {
    az: 'Binanı dərhal tərk edin. Ən yaxın çıxışdan istifadə edin, liftə minməyin. Növbəniz saxlanılır.',
    ru: 'Немедленно покиньте здание. Идите к ближайшему выходу, не пользуйтесь лифтом. Ваша очередь сохраняется.',
    en: 'Leave the building now. Use the nearest exit, not the lift. Your place in the queue is kept.',
  },
  shelter: {
    az: 'Binada qalın. Pəncərələrdən uzaq durun və işçilərin dediyini edin. Növbəniz saxlanılır.',
    ru: 'Оставайтесь в здании. Держитесь дальше от окон и слушайте сотрудников. Ваша очередь сохраняется.',
    en: 'Stay inside. Keep away from the windows and do as the staff say. Your place in the queue is kept.',
  },
  suspend: {
    az: 'Mümkün olan kimi davam edəcəyik. Növbəniz saxlanılır.',
    ru: 'Продолжим, как только сможем. Ваша очередь сохраняется.',
    en: 'We go on as soon as we can. Your place in the queue is kept.',
  },
};
