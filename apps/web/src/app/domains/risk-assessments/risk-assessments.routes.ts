import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const riskAssessmentsRoutes: Routes = [
  {
    path: '',
    title: 'title.assessments',
    canActivate: [mayOnly('risk-assessment:read')],
    loadComponent: () => import('./feature-assessments/assessments-page').then((file) => file.AssessmentsPage),
  },
  {
    path: ':assessmentId',
    title: 'title.assessment',
    canActivate: [mayOnly('risk-assessment:read')],
    loadComponent: () => import('./feature-call/call-page').then((file) => file.CallPage),
  },
];
