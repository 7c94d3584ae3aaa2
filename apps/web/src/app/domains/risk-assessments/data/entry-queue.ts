import { computed, signal } from '@angular/core';
import type { StoredEntryView } from '@waymark/contracts';
import { ProblemError, toProblemError } from '../../../platform/http/problem-error';
import { standingOf, type EntryBody, type EntryKey, type LocalEntry } from './entries';

/** Where entries go and where they rest meanwhile; the page brings the real ones. */
export interface QueueWorld {
  send(key: EntryKey, body: EntryBody): Promise<StoredEntryView>;
  keep(key: EntryKey, body: EntryBody): Promise<void>;
  letGo(key: EntryKey): Promise<void>;
  /** Calls back after a while, for a line that may have come back. */
  later(work: () => void): void;
}

const PASSING: readonly string[] = ['offline', 'busy', 'unexpected', 'too-many-attempts', 'request-in-progress', 'not-signed-in'];

/**
 * Answers on their way. Each is kept on the device the moment it is given, sent at once, sent again while the line is
 * down, and let go only when the server has it. One request at a time for each entry; the newest wins.
 */
export class EntryQueue {
  private readonly entries = signal<ReadonlyMap<EntryKey, LocalEntry>>(new Map());
  private readonly sending = new Map<EntryKey, Promise<void>>();
  private readonly unkept = signal(false);
  private readonly writing = signal(0);
  private readonly lastStored = signal<string | null>(null);
  private readonly offline = signal(false);
  /** Writes to the device go one after another, so that an older one never lands last. */
  private keeping: Promise<void> = Promise.resolve();

  readonly all = this.entries.asReadonly();
  readonly storedAt = this.lastStored.asReadonly();
  readonly isOffline = this.offline.asReadonly();
  /** The device could not keep an entry either: the page must stay open. */
  readonly isAtRisk = this.unkept.asReadonly();
  /** An entry is on its way to the device, so nobody may say yet that it is kept. */
  readonly isKeeping = computed(() => this.writing() > 0);
  readonly unsent = computed(() => [...this.entries().values()].filter(({ state }) => state !== 'saved').length);
  readonly conflicts = computed(() => [...this.entries().values()].filter(({ state }) => state === 'conflict'));
  readonly refused = computed(() => [...this.entries().values()].filter(({ state }) => state === 'refused'));

  constructor(
    private readonly writer: string,
    private readonly world: QueueWorld,
  ) {}

  /** Takes up what the server holds and what this device kept from before. What this page says itself is never dropped. */
  load(stored: readonly LocalEntry[], kept: readonly LocalEntry[]): void {
    const next = new Map(stored.map((entry) => [entry.key, entry]));
    for (const entry of kept) this.takeUp(entry, next);
    for (const entry of this.entries().values()) if (entry.state !== 'saved') next.set(entry.key, entry);
    this.entries.set(next);
    for (const { key, state } of next.values()) if (state === 'pending') void this.send(key);
  }

  write(key: EntryKey, said: object): void {
    const before = this.entries().get(key);
    const sequence = (before?.body.sequence ?? 0) + 1;
    const body = { ...said, sequence, writer: this.writer, basedOn: knownStored(before) } as EntryBody;
    // A conflict is settled by choosing, never by the next key: that would write over the other answer unseen.
    const state = before?.state === 'conflict' ? 'conflict' : 'pending';
    this.put({ key, body, state });
    this.keep(key, body);
    void this.send(key);
  }

  /** Sends everything that waits; settles when each has been tried, those already on their way too. */
  async flush(): Promise<void> {
    await this.keeping;
    const waiting = [...this.entries().values()].filter(({ state }) => state === 'pending');
    await Promise.all(waiting.map(({ key }) => this.send(key)));
  }

  /** Settles a conflict: hers goes out as the newest after the stored one she has seen, or the stored one stays. */
  settle(key: EntryKey, stored: EntryBody, keepMine: boolean): void {
    const mine = this.entries().get(key);
    if (!mine) return;
    if (!keepMine) {
      this.put({ key, body: stored, state: 'saved' });
      this.release(key);
      return;
    }
    const body = { ...mine.body, sequence: stored.sequence + 1, writer: this.writer, basedOn: stored.sequence };
    this.put({ key, body, state: 'pending' });
    this.keep(key, body);
    void this.send(key);
  }

  private takeUp(entry: LocalEntry, into: Map<EntryKey, LocalEntry>): void {
    const standing = standingOf(entry.body, into.get(entry.key)?.body);
    if (standing === 'stored') this.release(entry.key);
    else into.set(entry.key, { ...entry, state: standing === 'send' ? 'pending' : 'conflict' });
  }

  private send(key: EntryKey): Promise<void> {
    const underWay = this.sending.get(key);
    const entry = this.entries().get(key);
    if (underWay || entry?.state !== 'pending') return underWay ?? Promise.resolve();
    const trying = this.attempt(entry);
    this.sending.set(key, trying);
    return trying;
  }

  private async attempt(entry: LocalEntry): Promise<void> {
    const outcome = await this.world.send(entry.key, entry.body).then(
      (stored) => this.stored(entry, stored),
      (error: unknown) => this.failed(entry, toProblemError(error)),
    );
    this.sending.delete(entry.key);
    if (outcome === 'later') this.world.later(() => void this.send(entry.key));
    // What was said meanwhile is still to go.
    else await this.send(entry.key);
  }

  private stored(sent: LocalEntry, { storedAt }: StoredEntryView): 'done' {
    this.offline.set(false);
    this.lastStored.set(storedAt);
    const now = this.entries().get(sent.key);
    if (now?.body.sequence === sent.body.sequence) {
      this.put({ ...now, state: 'saved' });
      this.release(sent.key);
    }
    return 'done';
  }

  private failed(sent: LocalEntry, problem: ProblemError): 'later' | 'done' {
    this.offline.set(problem.code === 'offline');
    if (PASSING.includes(problem.code)) return 'later';
    const now = this.entries().get(sent.key) ?? sent;
    if (problem.code === 'answer-changed-elsewhere') this.put({ ...now, state: 'conflict' });
    else if (now.body.sequence === sent.body.sequence) this.put({ ...sent, state: 'refused' });
    return 'done';
  }

  private put(entry: LocalEntry): void {
    this.entries.update((before) => new Map(before).set(entry.key, entry));
  }

  private keep(key: EntryKey, body: EntryBody): void {
    const write = () => this.world.keep(key, body);
    this.writing.update((count) => count + 1);
    this.keeping = this.keeping
      .then(write)
      .then(
        () => this.unkept.set(false),
        () => this.unkept.set(true),
      )
      .finally(() => this.writing.update((count) => count - 1));
  }

  private release(key: EntryKey): void {
    const letGo = async (): Promise<void> => {
      if (this.entries().get(key)?.state === 'saved') await this.world.letGo(key);
    };
    // What stays behind although it is stored is recognised as such when the page opens again.
    this.keeping = this.keeping.then(letGo).catch(() => undefined);
  }
}

/** What this page knows the server to hold: the entry itself once it is saved, until then what it was written upon. */
function knownStored(entry: LocalEntry | undefined): number {
  if (!entry) return 0;
  return entry.state === 'saved' ? entry.body.sequence : entry.body.basedOn;
}
