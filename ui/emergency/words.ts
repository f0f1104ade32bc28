import type { EmergencyKind } from '../../shared/centre/emergency.ts';
import { inEach } from '../../shared/languages.ts';

/** What the screens say of an emergency, by `textsIn`. */
export const emergencyWords = inEach<EmergencyWords>({
  az: {
    titles: { evacuate: 'Təxliyə', shelter: 'Binada qalın', suspend: 'Xidmət dayandırılıb' },
    begins: {
      evacuate: { name: 'Təxliyə', more: 'Hamı binadan çıxır.' },
      shelter: { name: 'Binada sığınacaq', more: 'Hamı içəridə qalır, pəncərələrdən uzaq durur.' },
      suspend: { name: 'Xidməti dayandır', more: 'Məsələn, işıq və ya proqram yoxdursa. Hamı gözləyir.' },
    },
    since: (time) => `Başlanğıc:\u00a0${time}`,
    sinceBy: (time, by) => `Başlanğıc:\u00a0${time}, ${by}`,
    button: 'Fövqəladə hal',
    heading: 'Fövqəladə hal',
    lead: 'Bütün ekranlar bunu dərhal göstərir. Bitənə qədər heç kim çağırılmır, nömrə verilmir; növbədəki yerlər qalır.',
    hold: '2 saniyə basıb saxlayın',
    again: 'Təsdiq üçün bir daha basın',
    end: 'Bitir',
    fold: 'Ekranıma qayıt',
    close: 'Bağla',
    lost: 'Cavab gəlmədi. Bir daha cəhd edin.',
    refused: 'Alınmadı.',
    atHome: (centre) => `${centre}: hazırda xidmət göstərilmir`,
  },
  ru: {
    titles: { evacuate: 'Эвакуация', shelter: 'Оставайтесь внутри', suspend: 'Приём остановлен' },
    begins: {
      evacuate: { name: 'Эвакуация', more: 'Все выходят из здания.' },
      shelter: { name: 'Укрытие в здании', more: 'Все остаются внутри, дальше от окон.' },
      suspend: { name: 'Остановить приём', more: 'Например, нет света или связи. Все ждут.' },
    },
    since: (time) => `С\u00a0${time}`,
    sinceBy: (time, by) => `С\u00a0${time}, начато: ${by}`,
    button: 'Тревога',
    heading: 'Чрезвычайная ситуация',
    lead: 'Все экраны покажут это сразу. До окончания никого не вызывают и номеров не выдают; места в очереди сохраняются.',
    hold: 'Нажмите и держите 2 секунды',
    again: 'Нажмите ещё раз для подтверждения',
    end: 'Завершить',
    fold: 'К моему экрану',
    close: 'Закрыть',
    lost: 'Ответа нет. Попробуйте ещё раз.',
    refused: 'Не получилось.',
    atHome: (centre) => `${centre}: сейчас приёма нет`,
  },
  en: {
    titles: { evacuate: 'Evacuation', shelter: 'Stay inside', suspend: 'Service has stopped' },
    begins: {
      evacuate: { name: 'Evacuate', more: 'Everybody leaves the building.' },
      shelter: { name: 'Shelter inside', more: 'Everybody stays in, away from the windows.' },
      suspend: { name: 'Stop service', more: 'Without power or a connection, for example. Everybody waits.' },
    },
    since: (time) => `Since\u00a0${time}`,
    sinceBy: (time, by) => `Since\u00a0${time}, begun by ${by}`,
    button: 'Emergency',
    heading: 'Emergency',
    lead: 'Every screen shows it at once. Until it is ended nobody is called and no number is given; places in the queue stay.',
    hold: 'Press and hold for 2 seconds',
    again: 'Press once more to confirm',
    end: 'End it',
    fold: 'Back to my screen',
    close: 'Close',
    lost: 'No answer came. Try again.',
    refused: 'It did not work.',
    atHome: (centre) => `${centre}: nobody is served at present`,
  },
});

export interface EmergencyWords {
  readonly titles: { readonly [Kind in EmergencyKind]: string };
  readonly begins: { readonly [Kind in EmergencyKind]: { readonly name: string; readonly more: string } };
  readonly since: (time: string) => string;
  readonly sinceBy: (time: string, by: string) => string;
  readonly button: string;
  readonly heading: string;
  readonly lead: string;
  readonly hold: string;
  readonly again: string;
  readonly end: string;
  readonly fold: string;
  readonly close: string;
  readonly lost: string;
  readonly refused: string;
  readonly atHome: (centre: string) => string;
}
