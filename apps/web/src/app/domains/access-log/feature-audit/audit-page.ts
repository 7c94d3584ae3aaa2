import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { referenceIn } from '@waymark/domain';
import { Control, Field, SkeletonRows } from '@waymark/ui';
import { problemOf, toProblemError } from '../../../platform/http/problem-error';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { AuditClient } from '../data/audit-client';

/** Where somebody begins who looks over who read what: with a reference that she was given, or with a colleague. */
@Component({
  selector: 'app-audit-page',
  imports: [Control, Field, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.css',
})
export class AuditPage {
  private readonly client = inject(AuditClient);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  protected readonly resource = this.client.workers();
  protected readonly workers = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly reference = signal('');
  protected readonly isFinding = signal(false);
  protected readonly fault = signal<string | null>(null);

  protected async find(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isFinding()) return;
    const reference = referenceIn(this.reference());
    if (reference === null) return this.fault.set(this.texts.get('audit.no-reference'));
    this.isFinding.set(true);
    try {
      const { id } = await this.client.find(reference);
      await this.router.navigate(['/audit/people', id]);
    } catch (error) {
      const problem = toProblemError(error);
      this.fault.set(this.texts.get(problem.code === 'not-found' ? 'audit.nobody' : `problem.${problem.code}`));
    } finally {
      this.isFinding.set(false);
    }
  }
}
