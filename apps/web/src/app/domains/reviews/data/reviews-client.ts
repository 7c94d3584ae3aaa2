import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { CompleteReview, PersonReviewsView, PutOffReview, ReviewView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class ReviewsClient {
  private readonly http = inject(HttpClient);

  ofPerson(personId: Signal<string>) {
    return httpResource<PersonReviewsView>(() => `/api/people/${personId()}/reviews`);
  }

  complete(review: ReviewView, body: CompleteReview): Promise<ReviewView> {
    return this.act(review, 'complete', body);
  }

  putOff(review: ReviewView, body: PutOffReview): Promise<ReviewView> {
    return this.act(review, 'put-off', body);
  }

  private act({ id, version }: ReviewView, name: string, body: object): Promise<ReviewView> {
    return firstValueFrom(this.http.post<ReviewView>(`/api/reviews/${id}/${name}`, body, { headers: { 'If-Match': `"v${version}"` } }));
  }
}
