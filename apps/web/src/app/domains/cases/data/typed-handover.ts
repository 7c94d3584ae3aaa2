import type { DeviceVault } from '../../shared/data/device-vault';
import type { HandoverDraft } from './handover-draft';

/** What was typed and not yet kept, with the version of the draft that it was typed over. */
export interface Typed {
  over: number | null;
  draft: HandoverDraft;
}

/** What is being written of one handover, sealed on the device. Where the device keeps nothing, the page still holds it. */
export class TypedHandover {
  /** What this window put there or took up: only that is its own to remove. */
  private own: string | null = null;

  constructor(
    private readonly vault: DeviceVault,
    private readonly place: string,
  ) {}

  async read(): Promise<Typed | null> {
    const [typed] = await this.vault.all<Typed>(this.place).catch(() => []);
    return typed ?? null;
  }

  takeUp(typed: Typed): void {
    this.own = JSON.stringify(typed);
  }

  remember(typed: Typed): void {
    this.takeUp(typed);
    void this.vault.put(this.place, typed).catch(() => undefined);
  }

  /** What another window is writing stays: it has not been kept by what this one has sent. */
  async forget(): Promise<void> {
    const typed = await this.read();
    if (typed && JSON.stringify(typed) === this.own) await this.vault.remove(this.place).catch(() => undefined);
  }
}
