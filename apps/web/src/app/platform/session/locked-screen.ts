import { inject, Injector, Service } from '@angular/core';

/** Covers the screen because the API says that its session is locked. */
@Service()
export class LockedScreen {
  private readonly injector = inject(Injector);

  /** Until its worker has unlocked it. */
  async lock(): Promise<void> {
    const { CoverState } = await import('../../shell/cover/cover-state');
    const cover = this.injector.get(CoverState);
    cover.lock();
    await cover.lowered();
  }
}
