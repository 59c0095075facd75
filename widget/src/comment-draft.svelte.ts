import { findPersonalData, withoutPiece } from './personal-data.ts';

/** Longest comment, in UTF-16 units, as the server counts. */
export const COMMENT_LIMIT = 2_000;
const ANNOUNCED = [0, 50, 200];

/** A comment being written. */
export class CommentDraft {
  text = $state('');
  /** Characters left, only when a threshold (200, 50, 0) has just been crossed: what is read aloud. */
  announced = $state<number | null>(null);

  get left(): number {
    return COMMENT_LIMIT - this.text.length;
  }

  /** A piece that looks like personal data, or null. */
  get personal(): string | null {
    return findPersonalData(this.text);
  }

  /** Takes what stands in the field. */
  write(text: string): void {
    const before = this.left;
    this.text = text.slice(0, COMMENT_LIMIT);
    const crossed = ANNOUNCED.find((threshold) => this.left <= threshold && before > threshold);
    this.announced = crossed === undefined ? null : this.left;
  }

  /** Takes the suspicious piece out. */
  removePersonal(): void {
    if (this.personal) this.write(withoutPiece(this.text, this.personal));
  }
}
