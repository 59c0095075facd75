import { questionsOnRoute } from '@otklik/schema/instrument';
import type { CommentQuestion, Item, Language } from '@otklik/schema';
import type { Emit } from './events.ts';
import { questionnaireBody, reviseBody, submitBody, withdrawBody, type Offer } from './operations.ts';
import type { Delivery, Outbox } from './outbox.ts';
import type { OwnRatingMemory } from './own-rating.ts';
import type { AskedQuestionnaire, OwnRating, Question, SubjectInput } from './shapes.ts';
import type { Send } from './transport.ts';
import { randomUuid } from './uuid.ts';

/** What one session rates, and how it reaches the server. */
export interface SessionTarget {
  server: string;
  touchpoint: string;
  subject: SubjectInput | null;
  mode: string;
  language: Language;
  segment: string | null;
  /** Token of the invitation that led to the page. */
  invitation: string | null;
}

/** The world of a session. */
export interface SessionWorld {
  send: Send;
  outbox: Pick<Outbox, 'post' | 'listeners' | 'waiting'>;
  memory: OwnRatingMemory;
  emit: Emit;
  takeOffer: () => Offer | null;
  /** Makes the card, unless it is there; resolves when it shows what the session has come to. */
  draw: () => Promise<boolean>;
  now: () => Date;
}

/** Where the respondent is. */
export type Phase = 'LOADING' | 'UNAVAILABLE' | 'CLOSED' | 'ASK' | 'DONE' | 'WITHDRAWN';
/** What became of the last thing said. */
export type SaveState = 'NONE' | 'SAVING' | 'SAVED' | 'CHANGED' | 'QUEUED' | 'TOO_MANY' | 'LOST' | 'REFUSED';

/**
 * One respondent, one rating: what is asked, what was answered, and whether it is stored. Holds no
 * element and no text of its own; tested without a page.
 */
export class RatingSession {
  phase = $state<Phase>('LOADING');
  save = $state<SaveState>('NONE');
  /** Message of the server about a refusal. */
  refusal = $state('');
  questionnaire = $state.raw<AskedQuestionnaire | null>(null);
  own = $state.raw<OwnRating | null>(null);
  /** Rated before this page was loaded, in the same tab. */
  isKnown = $state(false);
  /** Step of the optional part: 1 … last question, then the comment. */
  step = $state(1);

  readonly target: SessionTarget;
  #world: SessionWorld;
  #isSubmitted = false;
  /** Id of the rating to come: while two versions are asked side by side, it draws the one that is shown. */
  #nextId = '';

  constructor(target: SessionTarget, world: SessionWorld) {
    this.target = target;
    this.#world = world;
    world.outbox.listeners.add(this.#delivered);
  }

  /** Questions on the route of the answers given so far; the first one stays, the others come one at a time. */
  get questions(): readonly Question[] {
    return questionsOnRoute(this.questionnaire?.questions ?? [], this.own ? listAnswers(this.own) : []);
  }

  /** Steps after the first question; the comment, if asked, is the last. */
  get steps(): number {
    return this.questions.length - 1 + (this.questionnaire?.comments.length ? 1 : 0);
  }

  /** Fetches the question and recalls a rating of this tab. A question that is there stays until the next one has come. */
  async load(): Promise<void> {
    const isFirst = !this.questionnaire;
    if (isFirst) this.phase = 'LOADING';
    const { server, touchpoint, subject, mode, language } = this.target;
    const own = this.#world.memory.read();
    const ratingId = own?.id ?? randomUuid();
    const outcome = await this.#world.send(
      `${server}/graphql`,
      questionnaireBody({
        touchpoint,
        subject,
        mode,
        language,
        ratingId,
        instrumentVersion: own?.instrumentVersion,
        items: own?.items,
      }),
    );
    const asked = (outcome.kind === 'OK' ? outcome.data.questionnaire : null) as AskedQuestionnaire | null;
    // A new rating whose question did not come, or came after the first tap, is about the one that is shown.
    if (!isFirst && (this.own || !asked?.questions.length)) return;
    if (!asked?.questions.length) {
      this.phase = 'UNAVAILABLE';
      const code = outcome.kind === 'REFUSED' ? outcome.code : outcome.kind === 'LATER' ? 'UNREACHABLE' : 'NOT_FOUND';
      this.#world.emit('otklik-error', {
        code,
        message: 'No question could be loaded.',
      });
      return;
    }
    this.#nextId = ratingId;
    this.questionnaire = asked;
    this.phase = asked.open ? 'ASK' : 'CLOSED';
    if (asked.open) this.#recall();
    if (!isFirst) return;
    if (await this.#world.draw())
      this.#world.emit('otklik-ready', { open: asked.open, instrumentVersion: asked.instrumentVersion });
  }

  /** Records an answer: the first one submits the rating, any other changes it. */
  answer(item: Item, value: number): void {
    if (!this.own) this.step = 1;
    const own = this.own ?? this.#newRating();
    if (own.answers[item] === value && this.save !== 'LOST' && this.save !== 'REFUSED') return;
    this.isKnown = false;
    this.#record({ ...own, answers: { ...own.answers, [item]: value } });
  }

  /** Goes to the next step, or to the end after the last one. */
  next(): void {
    if (this.step < this.steps) this.step += 1;
    else this.finish({}, false);
  }

  /** Ends the rating, with what was written. */
  finish(comments: Partial<Record<CommentQuestion, string>>, mayQuote: boolean): void {
    const own = this.own;
    if (!own) return;
    const written = Object.fromEntries(Object.entries(comments).filter(([, text]) => text.trim()));
    const next = { ...own, comments: { ...own.comments, ...written }, mayQuote };
    if (Object.keys(written).length || own.mayQuote !== mayQuote) this.#record(next);
    this.phase = 'DONE';
    const answered = Object.keys(own.answers).length;
    this.#world.emit('otklik-completed', { answered, commented: Object.keys(next.comments).length > 0 });
  }

  /** Sends again, unchanged, what could be neither sent nor kept. */
  retry(): void {
    const own = this.own;
    if (!own) return;
    this.save = 'SAVING';
    this.#post({ id: own.id });
  }

  /** Erases the rating and its words. */
  withdraw(): void {
    const own = this.own;
    if (!own) return;
    this.phase = 'WITHDRAWN';
    this.save = 'SAVING';
    this.#post({ id: own.id, withdraw: withdrawBody(own.id) });
  }

  /** Starts a new rating of the same subject; the last one stays stored. */
  reset(): void {
    this.#remember(null);
    this.#isSubmitted = this.isKnown = false;
    this.step = 1;
    this.save = 'NONE';
    if (this.questionnaire?.open) this.phase = 'ASK';
    // Each rating draws its own version and its own further questions.
    void this.load();
  }

  /** Stops listening to deliveries. */
  end(): void {
    this.#world.outbox.listeners.delete(this.#delivered);
  }

  #newRating(): OwnRating {
    const { instrumentVersion, questions } = this.questionnaire!;
    const items = questions.map(({ item }) => item);
    const id = this.#nextId;
    // An id that was refused is not used again; what was shown stays.
    this.#nextId = randomUuid();
    return { id, instrumentVersion, items, revision: 0, answers: {}, comments: {}, mayQuote: false, rating: null };
  }

  #record(own: OwnRating): void {
    this.save = 'SAVING';
    this.refusal = '';
    if (this.#isSubmitted) {
      const revised = { ...own, revision: own.revision + 1 };
      this.#remember(revised);
      const { id, revision, mayQuote } = revised;
      const body = { id, revision, answers: listAnswers(own), comments: listComments(own), mayQuote };
      return this.#post({ id, revise: reviseBody(body) });
    }
    this.#isSubmitted = true;
    this.#remember(own);
    const { server: _, ...target } = this.target;
    const submission = {
      ...target,
      id: own.id,
      instrumentVersion: own.instrumentVersion,
      answers: listAnswers(own),
      collectedAt: this.#world.now().toISOString(),
    };
    // The offer travels with the first try and never again: a repetition counts it neither twice nor on another day.
    const firstTry = submitBody(submission, this.#world.takeOffer());
    this.#post({ id: own.id, submit: submitBody(submission, null) }, firstTry);
  }

  #post(parcel: { id: string; submit?: string; revise?: string; withdraw?: string }, firstTry?: string): void {
    void this.#world.outbox.post({ ...parcel, url: `${this.target.server}/graphql` }, firstTry);
  }

  #delivered = (id: string, delivery: Delivery): void => {
    if (id !== this.own?.id) return;
    const isChange = this.own.revision > 0;
    if (delivery.kind === 'SENT') {
      const wasWaiting = this.save === 'QUEUED' || this.save === 'TOO_MANY';
      this.save = isChange ? 'CHANGED' : 'SAVED';
      if (this.phase === 'WITHDRAWN') return this.#remember(null);
      this.#remember({ ...this.own, rating: delivery.rating ?? this.own.rating });
      const value = this.own.answers.SAT ?? null;
      this.#world.emit('otklik-rated', { value, revision: this.own.revision, fromQueue: wasWaiting });
    } else if (delivery.kind === 'REFUSED') {
      this.#refused(delivery);
    } else {
      this.save = delivery.kind === 'LOST' ? 'LOST' : delivery.tooMany ? 'TOO_MANY' : 'QUEUED';
      if (delivery.kind === 'KEPT') this.#world.emit('otklik-queued', { waiting: this.#world.outbox.waiting().length });
      else this.#world.emit('otklik-error', { code: 'NOT_KEPT', message: 'Neither sent nor kept.' });
    }
  };

  /** A refused first tap leaves nothing behind: the next tap is a new rating. A refused change leaves the rating as it was. */
  #refused({ code, message }: { code: string; message: string }): void {
    this.save = 'REFUSED';
    this.refusal = message;
    if (this.phase === 'DONE') this.phase = 'ASK';
    if (!this.own?.rating) {
      this.#isSubmitted = false;
      this.#remember(null);
    }
    this.#world.emit('otklik-error', { code, message });
  }

  #recall(): void {
    const own = this.#world.memory.read();
    if (!own) return;
    this.own = own;
    this.#isSubmitted = this.isKnown = true;
    if (this.#world.outbox.waiting().some((parcel) => parcel.id === own.id)) this.save = 'QUEUED';
  }

  #remember(own: OwnRating | null): void {
    this.own = own;
    this.#world.memory.write(own);
  }
}

const listAnswers = ({ answers }: OwnRating) =>
  Object.entries(answers).map(([item, value]) => ({ item: item as Item, value }));
const listComments = ({ comments }: OwnRating) =>
  Object.entries(comments).map(([question, text]) => ({ question: question as CommentQuestion, text }));
