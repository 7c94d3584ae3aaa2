import { httpResource } from '@angular/common/http';
import { Service } from '@angular/core';
import type { OpenAssessmentView } from '@waymark/contracts';

@Service()
export class OpenAssessmentsClient {
  mine() {
    return httpResource<OpenAssessmentView[]>(() => '/api/risk-assessments/open');
  }
}
