import '../../widget/src/widget.ts';
export const started = true;
