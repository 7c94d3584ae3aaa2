import { Component, computed, inject } from '@angular/core';
import { OpenAssessmentsClient } from '../../../shared/data/open-assessments-client';
import { ParkedCalls } from '../../../shared/ui/parked-calls';

/** Calls that this worker has left, each one step away. What cannot be read is not missed here: it stands on the list below. */
@Component({
  selector: 'app-left-calls',
  imports: [ParkedCalls],
  template: `
    @if (open().length) {
      <app-parked-calls [open]="open()" />
    }
  `,
  styles: `
    /* Nothing to say takes no room. */
    :host:empty {
      display: none;
    }
  `,
})
export class LeftCalls {
  private readonly resource = inject(OpenAssessmentsClient).mine();
  protected readonly open = computed(() => (this.resource.hasValue() ? this.resource.value() : []));
}
