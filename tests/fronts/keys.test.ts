import { describe, expect, test } from 'vitest';
import { actionFor, isHastyPress, keyActions, keyLabel, type Pressed } from '../../counter/actions/keys.ts';

const press = (code: string, more: Partial<Pressed> = {}): Pressed => ({
  code,
  key: code,
  modified: false,
  repeat: false,
  after: 200,
  where: 'page',
  ...more,
});

describe('the keys of the counter', () => {
  test('function keys work wherever the focus is, but for a dialog', () => {
    for (const where of ['page', 'control', 'field'] as const) {
      expect(actionFor(press('F2', { where }), true)).toBe('next');
      expect(actionFor(press('F8', { where }), false)).toBe('finish');
      expect(actionFor(press('F7', { where }), false)).toBe('undo');
    }
    expect(actionFor(press('KeyU'), true)).toBe('undo');
    expect(actionFor(press('F2', { where: 'dialog' }), true)).toBeNull();
  });

  test('a scanner whose first signs are not known presses nothing: no letter, no function key, no button', () => {
    for (const code of ['KeyN', 'KeyX', 'Enter', 'F8']) expect(actionFor(press(code, { after: 20 }), true)).toBeNull();
    expect(isHastyPress(press('Enter', { after: 20, where: 'control' }))).toBe(true);
    expect(isHastyPress(press('Enter', { where: 'control' }))).toBe(false);
    expect(isHastyPress(press('Enter', { after: 20, where: 'field' }))).toBe(false);
  });

  test('Enter and the space bar mean the big button only where no control would take them', () => {
    expect(actionFor(press('Enter'), false)).toBe('primary');
    expect(actionFor(press('Space'), true)).toBe('primary');
    for (const where of ['control', 'field', 'dialog'] as const)
      expect(actionFor(press('Space', { where }), true)).toBeNull();
  });

  test('a letter is a shortcut only while these are switched on and nobody is typing', () => {
    expect(actionFor(press('KeyN'), true)).toBe('no-show');
    expect(actionFor(press('KeyN', { where: 'control' }), true)).toBe('no-show');
    expect(actionFor(press('KeyN', { where: 'field' }), true)).toBeNull();
    expect(actionFor(press('KeyN'), false)).toBeNull();
    expect(actionFor(press('Slash', { key: '?' }), false)).toBeNull();
  });

  test('goes by the place of a letter, so that a Cyrillic layout has the same shortcuts, and by the sign of a sign', () => {
    expect(actionFor(press('KeyN', { key: 'т' }), true)).toBe('no-show');
    expect(actionFor(press('Digit7', { key: '?' }), true)).toBe('help');
    expect(actionFor(press('Slash', { key: '/' }), true)).toBe('search');
  });

  test('leaves the browser its own combinations, and takes a key held down for one press', () => {
    expect(actionFor(press('KeyP', { modified: true }), true)).toBeNull();
    expect(actionFor(press('F2', { repeat: true }), true)).toBeNull();
  });

  test('shows the key that works: every action has one, and no letter while letters are off', () => {
    const all = keyActions.filter((action) => action !== 'primary').map((action) => keyLabel(action, true));
    expect(all).not.toContain(null);
    expect(new Set(all).size).toBe(all.length);
    expect(keyLabel('park', true)).toBe('P');
    expect(keyLabel('park', false)).toBeNull();
    expect(keyLabel('help', false)).toBe('F1');
  });
});
