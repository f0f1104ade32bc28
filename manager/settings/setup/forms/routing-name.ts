import type { Centre } from '../../../../shared/centre/centre.ts';
import { readAt } from '../at-path.ts';
import { idOf, thingsIn } from '../things/things-model.ts';
import { thingName } from './thing-names.ts';

/** What a row of the routing table is called: what it asks for, and where that goes. A row that asks for nothing goes by its code. */
export function routingName(row: unknown, document: Centre, language: string): string {
  const called = (list: 'caseKinds' | 'caseTopics' | 'departments', field: string): string => {
    const id = readAt(row, field);
    if (typeof id !== 'string') return '';
    const thing = thingsIn(document, list).find((one) => idOf(one) === id);
    return thing === undefined ? id : thingName(thing, language, document.languages[0]);
  };
  const asked = [called('caseKinds', 'kind'), called('caseTopics', 'topic'), beginnings(readAt(row, 'words'))];
  const when = asked.filter((part) => part !== '').join(' · ') || idOf(row);
  const where = called('departments', 'department');
  return where === '' ? when : `${when} → ${where}`;
}

/** The first of the words that a row looks for. */
const beginnings = (words: unknown): string => {
  if (!Array.isArray(words)) return '';
  const first = words.slice(0, mostWords).map((word) => `${String(word)}…`);
  return first.join(', ') + (words.length > mostWords ? ', …' : '');
};
const mostWords = 3;
