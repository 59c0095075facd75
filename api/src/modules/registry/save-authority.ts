import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidV7 } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { Authority } from './authority.entity.ts';
import type { AuthorityChangeInput, AuthorityCreateInput } from './authority.input.ts';
import { changeRegistry } from './change-registry.ts';
import type { AuthorityEntry } from './directory.ts';
import { InputCheck } from './input-check.ts';
import { changeable } from './may-change.ts';

/** Creates an authority below one of the viewer's, or, by the platform, at the top. @throws DomainError */
export async function createAuthority(context: RequestContext, input: AuthorityCreateInput): Promise<AuthorityEntry> {
  const id = uuidV7(context.clock.now().getTime());
  const check = new InputCheck(context);
  const slug = check.slug(input.slug);
  const name = check.name(input.name, 'name');
  const parentId = parentOf(check, input.parent);
  check.refuse();
  await changeRegistry(context, 'authorityCreate', { kind: 'AUTHORITY', id }, (em) => {
    em.create(Authority, { id, slug, name, parentId, retiredAt: null });
  });
  return context.directory.get('AUTHORITY', id);
}

/** Changes an authority; what the input leaves out stays. @throws DomainError, PARENT_CYCLE among others */
export async function changeAuthority(context: RequestContext, input: AuthorityChangeInput): Promise<AuthorityEntry> {
  const { id, kind } = changeable(context, 'AUTHORITY', input.id);
  const check = new InputCheck(context);
  const slug = input.slug == null ? undefined : check.slug(input.slug);
  const name = input.name == null ? undefined : check.name(input.name, 'name');
  const parentId = input.parent === undefined ? undefined : parentOf(check, input.parent);
  check.refuse();
  await changeRegistry(context, 'authorityChange', { kind, id }, async (em) => {
    const authority = await em.findOneOrFail(Authority, { id });
    if (slug !== undefined) authority.slug = slug;
    if (name !== undefined) authority.name = name;
    if (parentId !== undefined) {
      await refuseCycle(em, id, parentId);
      authority.parentId = parentId;
    }
    if (input.retired === false) authority.retiredAt = null;
  });
  return context.directory.get('AUTHORITY', id);
}

function parentOf(check: InputCheck, reference: string | null | undefined): string | null {
  if (reference != null) return check.authority(reference, 'parent');
  check.platformOnly(['parent']);
  return null;
}

/** Changes of the registry wait for one another, so that no two can close a circle that neither sees. */
async function refuseCycle(em: EntityManager, id: string, parentId: string | null): Promise<void> {
  const above = await em.execute(
    `with recursive above as (
       select id, parent_id from authority where id = ?::uuid
       union select authority.id, authority.parent_id from authority join above on authority.id = above.parent_id
     )
     select id from above where id = ?::uuid`,
    [parentId, id],
  );
  if (above.length > 0) throw new DomainError({ code: 'PARENT_CYCLE', path: ['input', 'parent'] });
}
