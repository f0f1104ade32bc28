import { expect, test } from 'vitest';
import { type HashWindow, hashPlace } from '../../ui/hash-place.ts';

/** The part of the manager's address after #: the browser tells of a new one a moment after it was set. */
const fakeWindow = () => {
  const heard = new Set<() => void>();
  let hash = '';
  const location = {
    get hash() {
      return hash;
    },
    set hash(next) {
      hash = next.startsWith('#') ? next : `#${next}`;
    },
  };
  const replaced: string[] = [];
  const browser: HashWindow = {
    location,
    history: {
      replaceState: (_state, _unused, url) => {
        replaced.push(String(url));
        location.hash = String(url);
      },
    },
    addEventListener: (_name, listener) => heard.add(listener),
    removeEventListener: (_name, listener) => heard.delete(listener),
  };
  const tell = (): void => {
    for (const listener of heard) listener();
  };
  return { browser, location, replaced, heard, tell };
};

test('it goes where it is told, and says so once the browser does', () => {
  const { browser, location, tell, heard } = fakeWindow();
  location.hash = '#/now';
  const place = hashPlace(browser);
  expect(place.path.value).toBe('/now');
  place.go('/history');
  tell();
  expect([location.hash, place.path.value]).toEqual(['#/history', '/history']);
  place.close();
  expect(heard.size).toBe(0);
});

test('a section that is open says its days in the address', () => {
  const { browser, location, replaced } = fakeWindow();
  location.hash = '#/waiting?from=2026-01-01';
  hashPlace(browser).replace('/waiting?from=2026-02-01');
  expect(replaced).toEqual(['#/waiting?from=2026-02-01']);
});

test('a section that is drawn after the next was asked for does not take the person back', () => {
  const { browser, location, replaced, tell } = fakeWindow();
  const place = hashPlace(browser);
  location.hash = '#/waiting';
  tell();
  location.hash = '#/settings/devices';
  place.replace('/waiting?from=2026-02-01&to=2026-02-02');
  tell();
  expect(replaced).toEqual([]);
  expect(place.path.value).toBe('/settings/devices');
});
