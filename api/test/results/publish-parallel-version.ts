import { aDraft, answered, changed, publishDraft, type StaffSession } from '../methodology/staff-session.ts';

/**
 * Publishes a MAJOR version with another wording of SAT, to run beside the one in force.
 *
 * @throws Error when it is refused
 */
export async function publishParallelVersion(staff: StaffSession): Promise<void> {
  const text = { key: 'SAT.question.SERVICE', ru: 'Довольны ли Вы тем, как всё прошло?', en: 'Are you satisfied?' };
  const { id, edition } = await answered(staff, await changed(staff, await aDraft(staff), { texts: [text] }));
  const { userErrors } = await publishDraft(staff, { id, edition, bump: 'MAJOR', parallelRun: true });
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}
