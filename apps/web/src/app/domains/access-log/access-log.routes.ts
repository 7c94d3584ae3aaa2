import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const personAccessRoutes: Routes = [
  {
    path: '',
    title: 'title.access',
    canActivate: [mayOnly('access-log:read')],
    loadComponent: () => import('./feature-person/person-access-page').then((file) => file.PersonAccessPage),
  },
];

export const workerAccessRoutes: Routes = [
  {
    path: '',
    title: 'title.access',
    canActivate: [mayOnly('access-log:read')],
    loadComponent: () => import('./feature-worker/worker-access-page').then((file) => file.WorkerAccessPage),
  },
];

/** By reference alone, for whoever reads nobody's record. */
export const auditRoutes: Routes = [
  {
    path: '',
    title: 'title.audit',
    canActivate: [mayOnly('audit:read')],
    loadComponent: () => import('./feature-audit/audit-page').then((file) => file.AuditPage),
  },
  {
    path: 'people/:id',
    title: 'title.audit',
    canActivate: [mayOnly('audit:read')],
    loadComponent: () => import('./feature-audit/person-audit-page').then((file) => file.PersonAuditPage),
  },
  {
    path: 'workers/:id',
    title: 'title.audit',
    canActivate: [mayOnly('audit:read')],
    loadComponent: () => import('./feature-audit/worker-audit-page').then((file) => file.WorkerAuditPage),
  },
];

export const readQuestionsRoutes: Routes = [
  {
    path: '',
    title: 'title.reads',
    canActivate: [mayOnly('access-review:work')],
    loadComponent: () => import('./feature-questions/read-questions-page').then((file) => file.ReadQuestionsPage),
  },
];
