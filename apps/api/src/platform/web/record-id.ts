import { Param, ParseUUIDPipe, type PipeTransform } from '@nestjs/common';
import { NotFound } from '../errors/errors.js';

/** An id in a path. One that is no id is simply not there: the answer is the same as for a hidden record. */
const recordId: PipeTransform = new ParseUUIDPipe({ exceptionFactory: () => new NotFound() });

export const RecordId = (name = 'id'): ParameterDecorator => Param(name, recordId);
