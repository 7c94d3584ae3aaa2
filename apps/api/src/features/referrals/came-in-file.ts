/** Of the referral which the column names: the file of an agency with which it came, as one JSON value. */
export const cameInFile = (referralId: string): string => `
  (SELECT jsonb_build_object('id', b.id, 'source', b.source, 'on', (b.uploaded_at AT TIME ZONE 'Europe/London')::date)
     FROM import_rows i
     JOIN import_batches b ON b.organisation_id = i.organisation_id AND b.id = i.batch_id
    WHERE i.organisation_id = (SELECT waymark_organisation()) AND i.referral_id = ${referralId})`;
