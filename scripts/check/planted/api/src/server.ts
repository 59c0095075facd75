import './main.ts';
import './modules/access/session.entity.ts';
export const served = true;
