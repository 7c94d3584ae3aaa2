import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { NoteView, PersonNotesView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { CursorQuery } from '../../platform/paging.js';
import { RecordId } from '../../platform/web/record-id.js';
import { WriteNoteBody } from './notes.bodies.js';
import { NotesService } from './notes.service.js';
import { WriteNoteAct } from './write-note.js';

@Controller('people/:id/notes')
export class NotesController {
  constructor(
    private readonly notes: NotesService,
    private readonly writing: WriteNoteAct,
  ) {}

  @Get()
  @Allow('note:read')
  ofPerson(@RecordId() id: string, @Query() { cursor }: CursorQuery, @CurrentWorker() worker: SignedInWorker): Promise<PersonNotesView> {
    return this.notes.ofPerson(id, cursor, worker);
  }

  @Post()
  @CreatesOnce()
  @Allow('note:write')
  write(@RecordId() id: string, @Body() body: WriteNoteBody, @CurrentWorker() worker: SignedInWorker): Promise<NoteView> {
    return this.writing.write(id, body, worker);
  }
}
