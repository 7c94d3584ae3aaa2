import { Component, computed, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { AGENCY_NAME_MAX, IMPORT_FILE_MAX_BYTES, type ImportView } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { tooLong } from '../../../platform/forms/at-most';
import { ProblemError, toProblemError } from '../../../platform/http/problem-error';
import { randomKey } from '../../../platform/random-key';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ImportsClient } from '../data/imports-client';

/** A file by button or by dragging it here, and the name of who sent it, by which its columns are remembered. */
@Component({
  selector: 'app-upload-file',
  imports: [Control, Field, ProblemBand, TranslocoPipe],
  templateUrl: './upload-file.html',
  styleUrl: './upload-file.css',
})
export class UploadFile {
  private readonly client = inject(ImportsClient);
  private readonly texts = inject(Texts);
  private readonly sourceBox = viewChild.required<ElementRef<HTMLInputElement>>('sourceBox');
  private readonly fileBox = viewChild.required<ElementRef<HTMLInputElement>>('fileBox');
  readonly uploaded = output<ImportView>();
  private readonly known = this.client.sources();
  protected readonly sources = computed(() => (this.known.hasValue() ? this.known.value().map(({ name }) => name) : []));
  protected readonly source = signal('');
  protected readonly file = signal<File | null>(null);
  protected readonly isDraggedOver = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);
  /** What is missing shows once she has tried to go on. */
  protected readonly isTried = signal(false);
  /** A pasted name that is too long stays whole, and is said to be too long. */
  protected readonly sourceFault = computed(() => {
    const long = tooLong(this.source().trim(), AGENCY_NAME_MAX);
    if (long) return this.texts.get('field.too-many-characters', long);
    return this.isTried() && !this.source().trim() ? this.texts.get('import-upload.source-needed') : null;
  });
  private key = randomKey();

  protected choose(file: File | undefined): void {
    if (!file) return;
    this.file.set(file);
    this.problem.set(file.size > IMPORT_FILE_MAX_BYTES ? new ProblemError('too-large', 413) : null);
    this.key = randomKey();
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isDraggedOver.set(false);
    this.choose(event.dataTransfer?.files[0]);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.isDraggedOver.set(true);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const [source, file] = [this.source().trim(), this.file()];
    if (this.sourceFault()) return this.sourceBox().nativeElement.focus();
    if (file === null) return this.fileBox().nativeElement.focus();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      this.uploaded.emit(await this.client.upload(file, source, this.key));
    } catch (error) {
      this.problem.set(toProblemError(error));
    } finally {
      this.isSending.set(false);
    }
  }
}
