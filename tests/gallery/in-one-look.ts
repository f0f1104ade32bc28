/** What is found out of an element once, and known for as long as nothing on the page changes: until the next look begins. */
export function inOneLook<T>(findOut: (element: Element) => T): (element: Element) => T {
  let known = new WeakMap<Element, { readonly found: T }>();
  forget.push(() => {
    known = new WeakMap();
  });
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before.found;
    const found = findOut(element);
    known.set(element, { found });
    return found;
  };
}

/** The page has changed: what was known of it no longer holds. */
export function beginLook(): void {
  for (const one of forget) one();
}

const forget: (() => void)[] = [];
