import { IsIn } from 'class-validator';
import { PLACE_NAME_MAX, type AddService, type PlaceName } from '@waymark/contracts';
import { OFFERED_SERVICES, SERVICE_SIDES, type OfferedService, type ServiceSide } from '@waymark/domain';
import { IsText } from '../../platform/validation.js';

export class PlaceNameBody implements PlaceName {
  @IsText(PLACE_NAME_MAX) en!: string;
  @IsText(PLACE_NAME_MAX) cy!: string;
}

export class AddServiceBody extends PlaceNameBody implements AddService {
  @IsIn(OFFERED_SERVICES) kind!: OfferedService;
  @IsIn(SERVICE_SIDES) side!: ServiceSide;
}
