import { HttpClient } from '@angular/common/http';
import { effect, inject, Service, untracked } from '@angular/core';
import type { DeviceKeyView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';
import { Session } from '../../../platform/session/session';
import { KeptRecords, type KeptRecord } from './kept-records';

/** A key belongs to one worker: another who signs in at the same device opens nothing of hers. */
interface HeldKey {
  workerId: string;
  key: CryptoKey;
}

/**
 * Keeps what could not be sent yet on this device, as ciphertext only (AES-GCM). The key comes with the sign-in, lives in
 * memory, cannot be exported and is dropped at sign-out; the same worker gets it again when she signs in again.
 */
@Service()
export class DeviceVault {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly records = new KeptRecords();
  private held: Promise<HeldKey> | null = null;

  constructor() {
    effect(() => {
      const workerId = this.session.current()?.worker.id ?? null;
      untracked(() => this.dropUnlessOf(workerId));
    });
  }

  async put(name: string, value: unknown): Promise<void> {
    const { key, workerId } = await this.key();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const place = placeOf(workerId, name);
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytes(place) }, key, plain);
    await this.records.put({ name: place, iv, sealed });
  }

  /** Fetches the key too, so that it is at hand when the line drops. */
  async all<T>(prefix: string): Promise<T[]> {
    const held = await this.key();
    const kept = await this.records.startingWith(placeOf(held.workerId, prefix));
    return Promise.all(kept.map((record) => this.open<T>(record, held.key)));
  }

  async remove(name: string): Promise<void> {
    const { workerId } = await this.key();
    await this.records.remove(placeOf(workerId, name));
  }

  private async open<T>({ name, iv, sealed }: KeptRecord, key: CryptoKey): Promise<T> {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bytes(name) }, key, sealed);
    return JSON.parse(new TextDecoder().decode(plain)) as T;
  }

  private key(): Promise<HeldKey> {
    if (!this.held) {
      const asked = this.fetchKey();
      this.held = asked;
      // A key that did not come is asked for again next time.
      asked.catch(() => this.held === asked && (this.held = null));
    }
    return this.held;
  }

  private async fetchKey(): Promise<HeldKey> {
    const workerId = this.session.current()?.worker.id;
    if (!workerId) throw new Error('Nobody is signed in, so there is no key.');
    const { key } = await firstValueFrom(this.http.get<DeviceKeyView>('/api/session/device-key'));
    const raw = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
    // Only there on a secure address; without it nothing may rest on the device, and the screen says so.
    return { workerId, key: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']) };
  }

  private dropUnlessOf(workerId: string | null): void {
    const before = this.held;
    if (!before) return;
    if (workerId === null) this.held = null;
    else void before.then((held) => held.workerId !== workerId && this.held === before && (this.held = null), () => undefined);
  }
}

function placeOf(workerId: string, name: string): string {
  return `${workerId} ${name}`;
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
