import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { AnswerReadQuestion, ReadQuestionsView, ReadQuestionView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class ReadQuestionsClient {
  private readonly http = inject(HttpClient);

  all() {
    return httpResource<ReadQuestionsView>(() => '/api/read-questions');
  }

  answer(id: string, request: AnswerReadQuestion, key: string): Promise<ReadQuestionView> {
    const headers = { 'Idempotency-Key': key };
    return firstValueFrom(this.http.post<ReadQuestionView>(`/api/read-questions/${id}/answer`, request, { headers }));
  }
}
