const DATABASE = 'waymark-kept';
const STORE = 'records';

/** One sealed record. Its name carries ids only; what it says is ciphertext. */
export interface KeptRecord {
  name: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

/** The little of IndexedDB that keeping a few records takes: put, read by the beginning of the name, take out. */
export class KeptRecords {
  private opening: Promise<IDBDatabase> | null = null;

  async put(record: KeptRecord): Promise<void> {
    await this.run('readwrite', (store) => store.put(record));
  }

  async startingWith(prefix: string): Promise<KeptRecord[]> {
    return this.run<KeptRecord[]>('readonly', (store) => store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
  }

  async remove(name: string): Promise<void> {
    await this.run('readwrite', (store) => store.delete(name));
  }

  /** Settles when the transaction is complete, so that "kept" is never said of something that was not. */
  private async run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
    const database = await this.open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result as T);
      transaction.onabort = () => reject(transaction.error ?? new Error('The device did not keep it.'));
    });
  }

  private open(): Promise<IDBDatabase> {
    this.opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'name' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('The device keeps nothing.'));
    });
    return this.opening;
  }
}
