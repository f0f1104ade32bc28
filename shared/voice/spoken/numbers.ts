import { type InEach, inEach, type ScreenLanguage } from '../../languages.ts';

/** The words of a whole number from 0 to 9999, as said in a language: `42` is "qırx iki", "сорок два", "forty two". */
export function numberWords(number: number, language: ScreenLanguage): readonly string[] {
  if (!Number.isInteger(number) || number < 0 || number > largestSpoken)
    throw new RangeError(`no words for ${number}: whole numbers from 0 to ${largestSpoken} have some`);
  return inLanguage[language](number);
}

/** All words of which numbers are made in a language, each once, the smallest first. */
export function wordsOfNumbers(language: ScreenLanguage): readonly string[] {
  const { zero, ones, teens, tens, hundreds, others } = words[language];
  return [...new Set([zero, ...ones, ...teens, ...tens, ...hundreds, ...others])];
}

export const largestSpoken = 9999;

interface NumberWords {
  readonly zero: string;
  /** 1 to 9. */
  readonly ones: readonly string[];
  /** 10 to 19; of a language that makes them of ten and one, only 10. */
  readonly teens: readonly string[];
  /** 20, 30 … 90. */
  readonly tens: readonly string[];
  /** 100, 200 … 900; of a language that makes them of one and hundred, only 100. */
  readonly hundreds: readonly string[];
  readonly others: readonly string[];
}

const listed = (text: string): readonly string[] => text.split(' ');

const words: InEach<NumberWords> = inEach({
  az: {
    zero: 'sıfır',
    ones: listed('bir iki üç dörd beş altı yeddi səkkiz doqquz'),
    teens: ['on'],
    tens: listed('iyirmi otuz qırx əlli altmış yetmiş səksən doxsan'),
    hundreds: ['yüz'],
    others: ['min'],
  },
  ru: {
    zero: 'ноль',
    ones: listed('один два три четыре пять шесть семь восемь девять'),
    teens: listed(
      'десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
    ),
    tens: listed('двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'),
    hundreds: listed('сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'),
    others: listed('одна две тысяча тысячи тысяч'),
  },
  en: {
    zero: 'zero',
    ones: listed('one two three four five six seven eight nine'),
    teens: listed('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'),
    tens: listed('twenty thirty forty fifty sixty seventy eighty ninety'),
    hundreds: ['hundred'],
    others: listed('thousand and'),
  },
});

/** The word at this place of a list; none for 0. */
const nth = (list: readonly string[], place: number): readonly string[] => {
  const word = list[place - 1];
  return word === undefined ? [] : [word];
};

const azerbaijani = (number: number): readonly string[] => {
  const { zero, ones, teens, tens } = words.az;
  if (number === 0) return [zero];
  // "Bir" stands before neither yüz nor min.
  const counted = (count: number, unit: string): readonly string[] =>
    count === 0 ? [] : [...(count === 1 ? [] : nth(ones, count)), unit];
  const ten = Math.floor((number % 100) / 10);
  return [
    ...counted(Math.floor(number / 1000), 'min'),
    ...counted(Math.floor((number % 1000) / 100), 'yüz'),
    ...(ten === 1 ? teens : nth(tens, ten - 1)),
    ...nth(ones, number % 10),
  ];
};

const russian = (number: number): readonly string[] => {
  if (number === 0) return [words.ru.zero];
  const thousands = Math.floor(number / 1000);
  return [
    ...(thousands === 0 ? [] : russianThousands(thousands)),
    ...nth(words.ru.hundreds, Math.floor((number % 1000) / 100)),
    ...belowHundred(number % 100, words.ru),
  ];
};

/** A thousand is feminine, and two to four of it are counted otherwise than five and more. */
const russianThousands = (count: number): readonly string[] => {
  if (count === 1) return ['одна', 'тысяча'];
  if (count === 2) return ['две', 'тысячи'];
  return [...nth(words.ru.ones, count), count < 5 ? 'тысячи' : 'тысяч'];
};

/** "And" comes before what is below a hundred, as British English has it. */
const english = (number: number): readonly string[] => {
  const { zero, ones } = words.en;
  if (number === 0) return [zero];
  const counted = (count: number, unit: string): readonly string[] => (count === 0 ? [] : [...nth(ones, count), unit]);
  const rest = number % 100;
  return [
    ...counted(Math.floor(number / 1000), 'thousand'),
    ...counted(Math.floor((number % 1000) / 100), 'hundred'),
    ...(number > 100 && rest > 0 ? ['and'] : []),
    ...belowHundred(rest, words.en),
  ];
};

const belowHundred = (number: number, { ones, teens, tens }: NumberWords): readonly string[] =>
  number >= 10 && number < 20
    ? nth(teens, number - 9)
    : [...nth(tens, Math.floor(number / 10) - 1), ...nth(ones, number % 10)];

const inLanguage: InEach<(number: number) => readonly string[]> = inEach({
  az: azerbaijani,
  ru: russian,
  en: english,
});
