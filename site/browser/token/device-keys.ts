const DATABASE = "remembered";
const STORE = "keys";
/** In `localStorage`, which a page can read before it is drawn: there are keys. */
const HINT = "remembers";

/** What a device has of a remembered token: the key of its box. No script can read the key; it encrypts and decrypts where it is. */
export interface DeviceKey {
  /** `nameOf` the token. */
  readonly name: string;
  readonly key: CryptoKey;
  readonly usedAtMs: number;
}

export const newDeviceKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

/** The last used first; none in a browser without storage. */
export async function deviceKeys(): Promise<readonly DeviceKey[]> {
  const keys = await inStore<DeviceKey[]>("readonly", (store) => store.getAll()).catch(() => []);
  return keys.toSorted((one, other) => other.usedAtMs - one.usedAtMs);
}

/** Fails in a browser without storage. */
export async function keepDeviceKey(key: DeviceKey): Promise<void> {
  await inStore("readwrite", (store) => store.put(key));
  localStorage.setItem(HINT, "1");
}

export async function dropDeviceKey(name: string): Promise<void> {
  await inStore("readwrite", (store) => store.delete(name)).catch(() => undefined);
  if ((await deviceKeys()).length === 0) localStorage.removeItem(HINT);
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "name" });
  const database = await resultOf(opening);
  try {
    return await resultOf(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
