import { inEach } from '../../../../shared/languages.ts';
import type { MediaFault } from '../../../../shared/wall/media.ts';

/** What is said where a file is chosen for the playlist. */
export const mediaWords = inEach<MediaWords>({
  az: {
    add: 'Fayl əlavə et',
    sending: (share) => `Göndərilir: ${share} %`,
    none: 'Hələ fayl yoxdur.',
    gone: 'Seçilmiş fayl serverdə yoxdur.',
    remove: 'Sil',
    removeNamed: (name) => `Sil: ${name}`,
    inUse: 'Fayl pleylistdədir: əvvəlcə oradan çıxarın və dərc edin.',
    noVideo: 'Videolar üçün serverdə ffmpeg lazımdır; indi yalnız şəkil qəbul olunur.',
    lost: 'Alınmadı. Bir daha cəhd edin.',
    tooLarge: (megabytes) => `Fayl çox böyükdür: ən çoxu ${megabytes} MB.`,
    faults: {
      format: 'Bu fayl PNG, JPEG, WebP şəkli və ya MP4, WebM videosu deyil.',
      'picture-size': 'Şəkil çox böyükdür: tərəfi ən çoxu 4096 nöqtə olmalıdır.',
      video: 'Video H.264 (MP4) və ya VP9 (WebM) deyil, yaxud zədəlidir.',
      'video-size': 'Videonun ölçüsü ən çoxu 1920 × 1080 olmalıdır.',
      'no-probe': 'Server videonu yoxlaya bilmir: ffmpeg quraşdırılmayıb.',
      'too-many': 'Fayl çoxdur: lazım olmayanları silin.',
    },
  },
  ru: {
    add: 'Добавить файл',
    sending: (share) => `Отправка: ${share} %`,
    none: 'Файлов пока нет.',
    gone: 'Выбранного файла нет на сервере.',
    remove: 'Удалить',
    removeNamed: (name) => `Удалить: ${name}`,
    inUse: 'Файл есть в показе: сначала уберите его оттуда и опубликуйте.',
    noVideo: 'Для видео на сервере нужен ffmpeg; сейчас принимаются только картинки.',
    lost: 'Не получилось. Попробуйте ещё раз.',
    tooLarge: (megabytes) => `Файл слишком большой: не больше ${megabytes} МБ.`,
    faults: {
      format: 'Это не картинка PNG, JPEG, WebP и не видео MP4, WebM.',
      'picture-size': 'Картинка слишком большая: сторона не больше 4096 точек.',
      video: 'Видео не H.264 (MP4) и не VP9 (WebM) или повреждено.',
      'video-size': 'Видео не больше 1920 × 1080.',
      'no-probe': 'Сервер не может проверить видео: не установлен ffmpeg.',
      'too-many': 'Файлов слишком много: удалите ненужные.',
    },
  },
  en: {
    add: 'Add a file',
    sending: (share) => `Sending: ${share}%`,
    none: 'There are no files yet.',
    gone: 'The chosen file is not on the server.',
    remove: 'Delete',
    removeNamed: (name) => `Delete ${name}`,
    inUse: 'The playlist shows this file: take it out there first, and publish.',
    noVideo: 'Videos need ffmpeg on the server; only pictures are taken now.',
    lost: 'That did not work. Try again.',
    tooLarge: (megabytes) => `The file is too large: at most ${megabytes} MB.`,
    faults: {
      format: 'This is no PNG, JPEG or WebP picture and no MP4 or WebM video.',
      'picture-size': 'The picture is too large: at most 4096 dots on a side.',
      video: 'The video is not H.264 (MP4) or VP9 (WebM), or it is damaged.',
      'video-size': 'A video has at most 1920 × 1080 dots.',
      'no-probe': 'The server cannot check videos: ffmpeg is not installed.',
      'too-many': 'There are too many files: delete what is not needed.',
    },
  },
});

interface MediaWords {
  readonly add: string;
  readonly sending: (share: number) => string;
  readonly none: string;
  readonly gone: string;
  readonly remove: string;
  readonly removeNamed: (name: string) => string;
  readonly inUse: string;
  readonly noVideo: string;
  readonly lost: string;
  readonly tooLarge: (megabytes: number) => string;
  readonly faults: { readonly [F in MediaFault]: string };
}
