import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const safetyPlansRoutes: Routes = [
  {
    path: '',
    title: 'title.plans',
    canActivate: [mayOnly('safety-plan:read')],
    loadComponent: () => import('./feature-plans/plans-page').then((file) => file.PlansPage),
  },
  {
    path: 'write',
    title: 'title.plan-write',
    canActivate: [mayOnly('safety-plan:record')],
    loadComponent: () => import('./feature-edit/plan-editor').then((file) => file.PlanEditor),
  },
  {
    path: ':planId',
    title: 'title.plan',
    canActivate: [mayOnly('safety-plan:read')],
    loadComponent: () => import('./feature-print/plan-page').then((file) => file.PlanPage),
  },
];
