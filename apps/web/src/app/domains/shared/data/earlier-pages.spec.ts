import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { httpResource } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { EarlierPages } from './earlier-pages';

interface Page {
  days: { day: string }[];
  cursor: string | null;
}

describe('a list read from its newest end', () => {
  async function opened(ask: (cursor: string) => Promise<Page>, first: Page) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const log = TestBed.runInInjectionContext(() => new EarlierPages<Page>(httpResource<Page>(() => '/log'), ask));
    TestBed.tick();
    TestBed.inject(HttpTestingController).expectOne('/log').flush(first);
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    return log;
  }
  const daysOf = (log: EarlierPages<Page>): string[] => log.pages().flatMap(({ days }) => days).map(({ day }) => day);

  it('shows the newest days, and the earlier ones below them when asked', async () => {
    const asked: string[] = [];
    const ask = async (cursor: string): Promise<Page> => {
      asked.push(cursor);
      return { days: [{ day: '2026-11-01' }], cursor: null };
    };
    const log = await opened(ask, { days: [{ day: '2026-11-24' }], cursor: 'one' });
    expect([daysOf(log), log.hasEarlier()]).toEqual([['2026-11-24'], true]);
    await log.more();
    expect([daysOf(log), log.hasEarlier(), asked]).toEqual([['2026-11-24', '2026-11-01'], false, ['one']]);
  });

  it('keeps what stands there when the line drops, says so, and asks again from the same place', async () => {
    let tries = 0;
    const ask = async (): Promise<Page> => {
      tries += 1;
      if (tries === 1) throw new Error('offline');
      return { days: [{ day: '2026-11-01' }], cursor: null };
    };
    const log = await opened(ask, { days: [{ day: '2026-11-24' }], cursor: 'one' });
    await log.more();
    expect([daysOf(log), log.problem() !== null]).toEqual([['2026-11-24'], true]);
    log.again();
    await new Promise((resolve) => setTimeout(resolve));
    expect([daysOf(log), log.problem()]).toEqual([['2026-11-24', '2026-11-01'], null]);
  });

  it('asks once when pressed twice', async () => {
    let asked = 0;
    const ask = async (): Promise<Page> => {
      asked += 1;
      return { days: [], cursor: null };
    };
    const log = await opened(ask, { days: [{ day: '2026-11-24' }], cursor: 'one' });
    await Promise.all([log.more(), log.more()]);
    expect(asked).toBe(1);
  });
});
