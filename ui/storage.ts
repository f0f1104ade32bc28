/** One text that outlives the page. */
export interface Memory {
  read(): string | null;
  write(text: string | null): void;
}

/** A memory in the browser's storage under `key`; where storage is forbidden it forgets, and nothing breaks. */
export function browserMemory(key: string, storage: () => Storage = () => localStorage): Memory {
  return {
    read() {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    write(text) {
      try {
        if (text === null) storage().removeItem(key);
        else storage().setItem(key, text);
      } catch {
        // A full or forbidden storage costs the memory, never the screen.
      }
    },
  };
}
