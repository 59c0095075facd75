import { parseReceipt } from '@otklik/schema';
import { findReceipt, type ReceiptPage, withdrawRating } from '#lib/data/receipt/receipt.ts';
import { receiptMessages } from '#lib/i18n/receipt.ts';
import type { Actions, PageServerLoad } from './$types';
import { formText } from '#lib/data/form-text.ts';

/** What a POST leaves on the page. */
type ReceiptStep =
  | { step: 'ask'; typed: string; fault: string }
  | { step: 'shown'; code: string; receipt: ReceiptPage; fault: string | null }
  | { step: 'withdrawn' };

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
};

/** The rating of the code that was typed, or the question again with what is wrong. */
async function show(locals: App.Locals, typed: string): Promise<ReceiptStep> {
  const t = receiptMessages[locals.language];
  if (typed === '') return { step: 'ask', typed, fault: t.codeMissing };
  const code = parseReceipt(typed);
  if (!code) return { step: 'ask', typed, fault: t.codeWrong };
  const receipt = await findReceipt(locals, code);
  return receipt ? { step: 'shown', code, receipt, fault: null } : { step: 'ask', typed, fault: t.notFound };
}

export const actions: Actions = {
  show: async ({ locals, request }) => {
    const form = await request.formData();
    return show(locals, formText(form, 'code').trim());
  },
  withdraw: async ({ locals, request }): Promise<ReceiptStep> => {
    const form = await request.formData();
    const code = formText(form, 'code').trim();
    if (form.get('confirm') !== 'on') {
      const shown = await show(locals, code);
      return shown.step === 'shown' ? { ...shown, fault: receiptMessages[locals.language].withdrawUnchecked } : shown;
    }
    const { withdrawn, userErrors } = await withdrawRating(locals, code);
    if (withdrawn) return { step: 'withdrawn' };
    const fault = userErrors[0]?.message ?? receiptMessages[locals.language].notFound;
    return { step: 'ask', typed: code, fault };
  },
};
