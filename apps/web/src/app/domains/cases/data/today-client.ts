import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { BlockView, CompleteReview, OpeningNoticeView, OpeningReviewView, PersonView, ReviewOpening, ReviewView, TodayView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class TodayClient {
  private readonly http = inject(HttpClient);

  today() {
    return httpResource<TodayView>(() => '/api/today');
  }

  /** What was done last for the person in view. Reading it is recorded, so it is asked for only once she is chosen. */
  person(id: Signal<string | null>) {
    return httpResource<PersonView>(() => {
      const chosen = id();
      return chosen === null ? undefined : `/api/people/${chosen}`;
    });
  }

  acknowledgeConflict({ id, version }: BlockView): Promise<BlockView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<BlockView>(`/api/blocks/${id}/acknowledge`, null, { headers }));
  }

  seeOpening({ id }: OpeningNoticeView): Promise<void> {
    return firstValueFrom(this.http.post<void>(`/api/emergency-openings/${id}/seen`, null));
  }

  reviewOpening({ id, version }: OpeningReviewView, request: ReviewOpening): Promise<OpeningReviewView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<OpeningReviewView>(`/api/emergency-openings/${id}/review`, request, { headers }));
  }

  completeReview(id: string, version: number, request: CompleteReview): Promise<ReviewView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<ReviewView>(`/api/reviews/${id}/complete`, request, { headers }));
  }
}
