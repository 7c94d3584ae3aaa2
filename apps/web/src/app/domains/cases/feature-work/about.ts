/** What a dialog is told about whom it is. */
export interface About<Subject> {
  name: string;
  subject: Subject;
}
