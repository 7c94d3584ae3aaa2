import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleRecordsModule } from '../people/index.js';
import { ReferralActsModule } from '../referrals/index.js';
import { NoteWords } from './note-words.js';
import { NotesController } from './notes.controller.js';
import { NotesRepository } from './notes.repository.js';
import { NotesService } from './notes.service.js';
import { WriteNoteAct } from './write-note.js';

@Module({
  imports: [OrganisationsModule, PeopleRecordsModule, ReferralActsModule],
  controllers: [NotesController],
  providers: [NoteWords, NotesRepository, NotesService, WriteNoteAct],
})
export class NotesModule {}
