// What is kept on this device and goes nowhere: one check at a time, in IndexedDB.

const STORE = "kept";

let opening;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("loosen", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function inStore(mode, ask) {
  const store = (await open()).transaction(STORE, mode).objectStore(STORE);
  return new Promise((resolve, reject) => {
    const request = ask(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** What is kept under the name; undefined when there is nothing, or this browser keeps nothing. */
export async function recall(name) {
  try {
    return await inStore("readonly", (store) => store.get(name));
  } catch {
    return undefined;
  }
}

/** Keep the value; false when this browser does not let us. */
export async function keep(name, value) {
  try {
    await inStore("readwrite", (store) => store.put(value, name));
    return true;
  } catch {
    return false;
  }
}

export async function forget(name) {
  try {
    await inStore("readwrite", (store) => store.delete(name));
  } catch {
    // There was nothing to forget.
  }
}

/** Put what `next` makes of the kept value in its place, all at once, and give it back; undefined when it cannot. */
export async function change(name, next) {
  try {
    const transaction = (await open()).transaction(STORE, "readwrite");
    const store = transaction.objectStore(STORE);
    let changed;
    store.get(name).onsuccess = ({ target }) => {
      changed = next(target.result);
      store.put(changed, name);
    };
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(changed);
      transaction.onabort = () => reject(transaction.error);
    });
  } catch {
    return undefined;
  }
}
